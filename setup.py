"""Build and installation of the ``ipython`` distribution.

Three import packages come out of it: ``IPython``, ``zmqkernel`` and ``ipython_compat`` (the folder ``compat/``; a
package named ``compat`` would be shadowed by any user's own ``compat.py``).
"""
from __future__ import absolute_import, print_function

import io
import os
import re
import sys

from setuptools import Extension, find_packages, setup
from setuptools.command.build_py import build_py

HERE = os.path.dirname(os.path.abspath(__file__))
PY2 = sys.version_info[0] == 2

PY2_ONLY = '; python_version < "3"'
PY3_ONLY = '; python_version >= "3"'

#: (requirement on Python 3, requirement on Python 2.7).  All of 2.7's are pinned to the last release that runs there,
#: indirect ones too, because an index that does not filter by Python version would offer a newer one.
REQUIREMENTS = (
    ("six>=1.12", "six==1.17.0"),
    ("pyzmq>=19", "pyzmq==19.0.2"),
    ("traitlets>=4.3.3", "traitlets==4.3.3"),
    ("prompt_toolkit>=3.0.6,<3.1", "prompt_toolkit==2.0.10"),
    ("pygments>=2.5", "pygments==2.5.2"),
    ("jedi>=0.16", "jedi==0.17.2"),
    ("parso", "parso==0.7.1"),
    ("decorator", "decorator==4.4.2"),
    ("pexpect>4.3", "pexpect==4.9.0"),
    ("ptyprocess", "ptyprocess==0.7.0"),
    ("comm>=0.1.1", None),
    ("matplotlib-inline>=0.1.5", None),
    (None, "wcwidth==0.2.13"),
    (None, "backports.functools-lru-cache==1.6.6"),
    (None, "backports.shutil_get_terminal_size==1.0.0"),
    (None, "ipython_genutils==0.2.0"),
    (None, "enum34==1.1.10"),
)


def requirements():
    """Return ``install_requires`` with an environment marker on every line."""
    lines = ['stack_data; python_version >= "3.8"']
    for py3, py2 in REQUIREMENTS:
        if py3:
            lines.append(py3 + PY3_ONLY)
        if py2:
            lines.append(py2 + PY2_ONLY)
    return lines


def read(*parts):
    """Return a file of this folder as text."""
    with io.open(os.path.join(HERE, *parts), encoding="utf-8") as f:
        return f.read()


def version():
    """Return the version that ``zmqkernel/version.py`` names, without importing it."""
    source = read("zmqkernel", "version.py")
    return str(re.search(r'^version = ["\']([^"\']+)["\']', source, re.M).group(1))


class BuildPy(build_py):
    """Leaves out what the running Python cannot parse: coroutines live in ``*_py3.py``."""

    def find_package_modules(self, package, package_dir):
        """Return the modules of ``package`` as ``[(package, module, file)]``."""
        found = build_py.find_package_modules(self, package, package_dir)
        return [item for item in found if not (PY2 and item[1].endswith("_py3"))]


def extensions():
    """Return the modules to compile: the wire, where Cython is to be had.

    The same file serves uncompiled, so a missing or failing compiler is no error (``optional``).
    """
    if os.environ.get("ZMQKERNEL_PURE"):
        return []
    try:
        from Cython.Build import cythonize
    except ImportError:
        return []
    wire = Extension("zmqkernel.protocol.wire", [os.path.join("zmqkernel", "protocol", "wire.py")], optional=True)
    try:
        return cythonize([wire], quiet=True, language_level=3 if not PY2 else 2, build_dir="build/cython")
    except Exception as exc:  # Cython raises many kinds, and none of them may stop an installation
        print("setup: the wire module is installed uncompiled: %s" % exc, file=sys.stderr)
        return []


def kernelspec_files():
    """Write the kernelspec that goes into ``share/jupyter/kernels`` and return it as ``data_files``."""
    folder = os.path.join("build", "kernelspec")
    if not os.path.isdir(folder):
        os.makedirs(folder)
    path = os.path.join(folder, "kernel.json")
    with io.open(path, "w", encoding="utf-8") as f:
        f.write(read("zmqkernel", "application", "kernel.json").replace("@PYTHON@", "python"))
    return [("share/jupyter/kernels/zmqkernel", [path])]


COMMANDS = ["ipython", "ipython2" if PY2 else "ipython3"]

setup(
    name="ipython",
    version=version(),
    description="Interactive Python whose kernel lives in a process of its own",
    long_description=read("README.md"),
    long_description_content_type="text/markdown",
    license="BSD-3-Clause",
    author="The zmqkernel developers",
    package_dir={"ipython_compat": "compat"},
    packages=(find_packages(include=["IPython", "IPython.*", "zmqkernel", "zmqkernel.*"])
              + ["ipython_compat"]
              + ["ipython_compat." + name for name in find_packages("compat")]),
    package_data={"zmqkernel.application": ["kernel.json"], "zmqkernel.protocol": ["*.pxd"]},
    data_files=kernelspec_files(),
    ext_modules=extensions(),
    cmdclass={"build_py": BuildPy},
    python_requires=">=2.7,!=3.0.*,!=3.1.*,!=3.2.*,!=3.3.*,!=3.4.*,!=3.5.*",
    install_requires=requirements(),
    extras_require={
        "kernel": [],
        "notebook": ["notebook" + PY3_ONLY],
        "matplotlib": ["matplotlib"],
        "terminal": [],
    },
    entry_points={
        "console_scripts": ["%s = IPython.__main__:main" % name for name in COMMANDS],
        "pygments.lexers": [
            "ipythonconsole = IPython.lib.lexers:IPythonConsoleLexer",
            "ipython = IPython.lib.lexers:IPythonLexer",
            "ipython3 = IPython.lib.lexers:IPython3Lexer",
        ],
    },
    classifiers=[
        "License :: OSI Approved :: BSD License",
        "Framework :: IPython",
        "Framework :: Jupyter",
        "Operating System :: POSIX",
        "Programming Language :: Python",
        "Programming Language :: Python :: 2.7",
    ] + ["Programming Language :: Python :: 3.%d" % minor for minor in range(6, 14)],
    zip_safe=False,
)
