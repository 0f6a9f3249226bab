"""Run functions and expressions in threads of the session, and look after them.

    jobs = BackgroundJobManager()
    jobs.new("slow(data)")            # an expression of the calling namespace
    jobs.new(slow, data, kw={"k": 1}) # a function
    jobs.status()                     # or just: jobs()
    jobs[0].result
    jobs.traceback(0)

Threads share the session's process: what they print shows above the prompt, and they can't be killed.
"""
from __future__ import absolute_import, print_function, unicode_literals

import sys
import threading

import six

__all__ = [str(name) for name in (
    "BackgroundJobManager", "BackgroundJobBase", "BackgroundJobExpr", "BackgroundJobFunc")]


class BackgroundJobBase(threading.Thread):
    """A thread with a status, a result and, when it failed, a traceback.

    Subclasses set ``strform`` (what is run, for people) and give :meth:`call`.
    """

    stat_created, stat_created_c = "Created", 0
    stat_running, stat_running_c = "Running", 1
    stat_completed, stat_completed_c = "Completed", 2
    stat_dead, stat_dead_c = "Dead (Exception), call jobs.traceback() for details", -1

    strform = ""

    def __init__(self):
        super(BackgroundJobBase, self).__init__()
        self.daemon = True
        self.num = None
        self.finished = False
        self.result = None
        self.status, self.stat_code = self.stat_created, self.stat_created_c
        self._tb = None

    def call(self):
        """Do the work and return its result."""
        raise TypeError("%s does not say what to run: give it a method call()" % type(self).__name__)

    def run(self):
        """Run :meth:`call` and keep what came of it; what it raises is kept for :meth:`traceback`."""
        self.status, self.stat_code = self.stat_running, self.stat_running_c
        try:
            self.result = self.call()
        except Exception:
            self.status, self.stat_code = self.stat_dead, self.stat_dead_c
            self.result = "<BackgroundJob died, call jobs.traceback() for details>"
            self._tb = self._format_current()
        else:
            self.status, self.stat_code = self.stat_completed, self.stat_completed_c
        self.finished = True

    @staticmethod
    def _format_current():
        from IPython.core.ultratb import AutoFormattedTB

        return AutoFormattedTB(mode=str("Context"), tb_offset=1).text(*sys.exc_info())

    def traceback(self):
        """Print the traceback of a job that failed."""
        print(self._tb)

    def __str__(self):
        return str(self.strform)

    def __repr__(self):
        return str("<%s #%s: %s>" % (type(self).__name__, self.num, self.strform))


class BackgroundJobExpr(BackgroundJobBase):
    """A job that evaluates an expression.

    :param expression: source text; a SyntaxError is raised at once.
    :param glob: globals, default: empty.
    :param loc: locals, default: empty.
    """

    def __init__(self, expression, glob=None, loc=None):
        super(BackgroundJobExpr, self).__init__()
        self.code = compile(expression, "<BackgroundJob compilation>", "eval")
        self.expression = self.strform = expression
        self.glob = {} if glob is None else glob
        self.loc = {} if loc is None else loc

    def call(self):
        """Return the value of the expression."""
        return eval(self.code, self.glob, self.loc)


class BackgroundJobFunc(BackgroundJobBase):
    """A job that calls ``func(*args, **kwargs)``.

    :raises TypeError: where ``func`` is not callable.
    """

    def __init__(self, func, *args, **kwargs):
        super(BackgroundJobFunc, self).__init__()
        if not callable(func):
            raise TypeError("a job runs a function or an expression in a string, not a %s" % type(func).__name__)
        self.func, self.args, self.kwargs = func, args, kwargs
        self.strform = repr(func)

    def call(self):
        """Call the function."""
        return self.func(*self.args, **self.kwargs)


class BackgroundJobManager(object):
    """Starts jobs, numbers them, and tells how they are."""

    def __init__(self):
        self.all = {}
        self._told = set()

    def _with(self, *codes):
        return [job for _, job in sorted(self.all.items()) if job.stat_code in codes]

    @property
    def running(self):
        """The jobs that run."""
        return self._with(BackgroundJobBase.stat_created_c, BackgroundJobBase.stat_running_c)

    @property
    def completed(self):
        """The jobs that ended well."""
        return self._with(BackgroundJobBase.stat_completed_c)

    @property
    def dead(self):
        """The jobs that raised."""
        return self._with(BackgroundJobBase.stat_dead_c)

    def new(self, func_or_exp, *args, **kwargs):
        """Start a job and return it.

        :param func_or_exp: a function, called with ``*args`` and the dictionary in the keyword ``kw``; or an
            expression in
            a string, evaluated in the caller's namespace or in ``args[0]`` (globals) and ``args[1]`` (locals).
        :param daemon: whether the thread may be left behind when the process ends (default true).
        :raises TypeError: for anything else.
        """
        if callable(func_or_exp):
            job = BackgroundJobFunc(func_or_exp, *args, **kwargs.get("kw", {}))
        elif isinstance(func_or_exp, six.string_types):
            frame = sys._getframe(1)
            glob = args[0] if args else frame.f_globals
            loc = args[1] if len(args) > 1 else (glob if args else frame.f_locals)
            job = BackgroundJobExpr(func_or_exp, glob, loc)
        else:
            raise TypeError("a job runs a function or an expression in a string, not a %s" % type(func_or_exp).__name__)
        job.daemon = kwargs.get("daemon", True)
        job.num = len(self.all)
        self.all[job.num] = job
        print("Job #%d starts in a thread of its own." % job.num)
        job.start()
        return job

    def __getitem__(self, num):
        return self.all[num]

    def __call__(self):
        """The same as :meth:`status`."""
        return self.status()

    def status(self, verbose=0):
        """Print the jobs by state; with ``verbose`` also those that ended and were told of before."""
        fresh = [job for job in self.completed + self.dead if verbose or job.num not in self._told]
        groups = (("Running", self.running), ("Completed", [j for j in fresh if j in self.completed]),
                  ("Dead", [j for j in fresh if j in self.dead]))
        for title, jobs in groups:
            if jobs:
                print("%s jobs:" % title)
                for job in jobs:
                    print("%s : %s" % (job.num, job))
                print()
        self._told.update(job.num for job in fresh)
        if not any(jobs for _, jobs in groups):
            print("No jobs running, and none ended since the last look.")

    def result(self, num):
        """Return what job ``num`` returned, None while it runs; print why where there is no such job."""
        job = self._find(num)
        return None if job is None else job.result

    def traceback(self, job=None):
        """Print the traceback of ``job`` (a number or a job), or of all that failed."""
        chosen = self.dead if job is None else [job if isinstance(job, BackgroundJobBase) else self._find(job)]
        for one in chosen:
            if one is not None:
                print("Traceback for: %r" % one)
                one.traceback()
                print()

    def remove(self, num):
        """Forget a job that has ended."""
        job = self._find(num)
        if job is None:
            return
        if not job.finished:
            print("Job #%s is still running, it can not be removed." % num)
            return
        del self.all[num]

    def flush(self):
        """Forget every job that has ended."""
        for job in self.completed + self.dead:
            del self.all[job.num]

    def _find(self, num):
        job = self.all.get(num)
        if job is None:
            print("Job #%s not found" % num)
        return job
