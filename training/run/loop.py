"""A training from where it stands to the end of its budget, saved on the way."""

import math
import time
from contextlib import ExitStack
from dataclasses import replace
from threading import Event

from filelock import FileLock, Timeout

from training.errors import TrainingError
from training.run.batches import Batches, Drawn
from training.run.clock import Clock
from training.run.dev import Dev
from training.run.job import AVERAGED, BEST, Job, Measured, Progress, Watcher
from training.run.log import Log
from training.run.machine import keep_memory
from training.run.opened import open_training
from training.run.schedule import cooldown_left, rate_at
from training.run.signals import told_to_stop
from training.run.state import Place, Saved, save_state, save_weights
from training.run.weights import parted

# Seconds between two tellings of where it stands.
_TELL = 15
_LOCK = ".lock"


def train(job: Job, watcher: Watcher) -> Progress:
    """Train until the budget is used up, the watcher has heard enough, or SIGTERM or SIGINT comes; then save.

    Goes on from the state in the job's folder where there is one, as if it had never stopped: on the same machine and
    with as many threads the same weights come out, bit for bit.
    Raises TrainingError where the init folder, the data or the state can't be used, and where learning goes astray.
    """
    job.state.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(FileLock(job.state / _LOCK, timeout=0))
        except Timeout as error:
            raise TrainingError(f"Another training is at work in {job.state}.", path=str(job.state)) from error
        return _Training(job, watcher, stack.enter_context(told_to_stop())).run()


class _Training:
    def __init__(self, job: Job, watcher: Watcher, told: Event) -> None:
        keep_memory()
        self._job, self._watcher, self._told = job, watcher, told
        self._opened = open_training(job)
        self._place, self._learner = self._opened.place, self._opened.learner
        self._log = Log(job.state, self._place.logged)
        self._clock = Clock(self._place.minutes, self._place.aside)
        self._began = self._saved_at = self._place.minutes
        self._rate, self._progress = 0.0, _standing(self._place)

    def run(self) -> Progress:
        options = self._opened.options
        batches = Batches(self._opened.packed, tokens=options.tokens, window=options.window)
        goes_on = True
        for drawn in batches.after(self._place.epoch, self._place.batch):
            if self._is_over() or not goes_on:
                break
            self._learn(drawn)
            goes_on = self._attend_to_the_rest()
        is_finished = self._is_used_up() or not goes_on
        if self._opened.dev and is_finished and self._place.measured_step < self._place.step:
            self._measure(self._opened.dev)
        elif self._place.step > self._progress.step:
            self._tell()
        self._save()
        return replace(self._progress, finished=is_finished)

    def _is_used_up(self) -> bool:
        budget, place = self._job.budget, self._place
        return (budget.steps is not None and place.step >= budget.steps) or (
            budget.minutes is not None and place.minutes >= budget.minutes
        )

    def _is_over(self) -> bool:
        this_call = self._job.budget.this_call
        is_enough = this_call is not None and self._place.minutes - self._began >= this_call
        return self._told.is_set() or is_enough or self._is_used_up()

    def _learn(self, drawn: Drawn) -> None:
        place = self._place
        left = cooldown_left(self._job.recipe.schedule, self._job.budget, place.step, place.minutes)
        self._rate = rate_at(self._job.recipe.schedule, place.step, left) * self._opened.options.pace
        self._learner.learn(place.step, self._opened.parts(drawn), self._rate)
        place.step, place.epoch, place.batch = place.step + 1, drawn.epoch, drawn.number
        place.pairs += len(drawn.pairs)
        place.minutes = self._clock.minutes

    def _attend_to_the_rest(self) -> bool:
        """Tell, measure and save where it is time to; whether to go on."""
        minutes = self._place.minutes
        if self._opened.dev and minutes - self._place.measured_at >= self._job.recipe.evaluation.minutes:
            return self._measure(self._opened.dev)
        if minutes - self._saved_at >= self._job.recipe.save_every:
            self._tell()
            self._save()
        elif (minutes - self._progress.minutes) * 60 >= _TELL:
            self._tell()
        return True

    def _tell(self) -> None:
        """Say where it stands; TrainingError where the loss is no number any more: such weights are not saved."""
        place, last = self._place, self._progress
        loss = self._learner.take_loss()
        if not math.isfinite(loss):
            raise TrainingError(
                f"The loss is no number at step {place.step}: learning went astray. Take a lower rate; what was saved"
                f" before stays in {self._job.state}.",
                path=str(self._job.state),
            )
        spent = (place.minutes - last.minutes) * 60
        speed = (place.pairs - last.pairs) / spent if spent > 0 else 0.0
        self._progress = replace(_standing(place), loss=loss, rate=self._rate, pairs_per_second=speed)
        self._log.add(self._progress)
        self._watcher.progressed(self._progress)

    def _measure(self, dev: Dev) -> bool:
        """Measure the averaged weights, keep them where they are the best so far, and save; whether to go on."""
        if self._place.step > self._progress.step:
            self._tell()
        place, state = self._place, self._job.state
        with self._clock.stopped():
            began = time.monotonic()
            weights = parted(self._learner.averaged)
            save_weights(state / AVERAGED, weights)
            loss = dev.loss(self._learner.averaged, self._opened.precision)
            if is_best := place.lowest is None or loss < place.lowest:
                place.lowest = loss
                save_weights(state / BEST, weights)
            quality = dev.quality(state / AVERAGED) if self._job.recipe.evaluation.scores else None
            seconds = time.monotonic() - began
        place.measured_at, place.measured_step = place.minutes, place.step
        bleu, chrf = (quality.bleu, quality.chrf) if quality else (None, None)
        measured = Measured(place.step, place.minutes, loss, bleu, chrf, is_best, seconds)
        self._log.add(measured)
        self._save()
        with self._clock.stopped():  # a watcher may look at the weights itself
            return self._watcher.measured(measured)

    def _save(self) -> None:
        place, state = self._place, self._job.state
        with self._clock.stopped():
            save_weights(state / AVERAGED, parted(self._learner.averaged))
            place.logged, place.aside = self._log.written, self._clock.aside
            save_state(state, Saved(self._learner.tensors(), place), self._opened.identity)
        self._saved_at = place.minutes


def _standing(place: Place) -> Progress:
    return Progress(place.step, place.epoch, place.pairs, place.minutes, loss=0.0, rate=0.0, pairs_per_second=0.0)
