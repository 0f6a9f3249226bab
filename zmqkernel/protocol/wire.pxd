# Types for wire.py, which setup.py compiles where Cython and a compiler are present.

cdef class Signer:
    cdef public bytes key
    cdef public object scheme
    cdef object _prepared
    cpdef bytes sign(self, header, parent, metadata, content)


cdef class ReplayGuard:
    cdef Py_ssize_t _generation
    cdef set _young
    cdef object _old
    cpdef admit(self, signature)


cdef class Wire:
    cdef public Signer signer
    cdef bint _signed
    cdef ReplayGuard _guard
    cpdef list pack(self, message)
    cpdef unpack(self, frames)
    cdef _verify(self, bytes signature, message)


cdef Py_ssize_t _delimiter_index(frames) except -1
cdef _check_header(header)
