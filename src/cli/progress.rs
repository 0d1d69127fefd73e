//! How far a batch is: a bar on a terminal, a line now and then in a log file, nothing in a pipe.
//! The first Ctrl-C asks the batch to stop, the second ends the program.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use rolematch::{Inputs, Tally};

use super::output;

/// Time between two lines of a log.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// Whether Ctrl-C was pressed.
static STOP: AtomicBool = AtomicBool::new(false);

/// Exit code of a program that Ctrl-C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// What is told while a batch runs.
pub(super) struct Progress {
    shown: Shown,
    /// Bytes of all inputs, where they can be told.
    total: Option<u64>,
    began: Instant,
}

enum Shown {
    Bar(ProgressBar),
    Lines { last: Instant },
    Nothing,
}

impl Progress {
    pub(super) fn begin(inputs: &Inputs) -> Self {
        listen();
        let shown = if io::stderr().is_terminal() {
            Shown::Bar(ProgressBar::new(0))
        } else if is_log() {
            Shown::Lines { last: Instant::now() }
        } else {
            Shown::Nothing
        };
        let total = if matches!(shown, Shown::Nothing) { None } else { inputs.size() };
        if let Shown::Bar(bar) = &shown {
            let template = match total {
                Some(_) => "{bar:32} {percent:>3} %  {msg}, {eta} left",
                None => "{spinner} {msg}, {elapsed}",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("█▉▊▋▌▍▎▏ "));
            }
            bar.set_length(total.unwrap_or(0));
            bar.enable_steady_tick(Duration::from_millis(250));
        }
        Self { shown, total, began: Instant::now() }
    }

    /// Tells how far the batch is, and whether it should go on.
    pub(super) fn at(&mut self, tally: &Tally) -> ControlFlow<()> {
        let told = told(tally, self.began.elapsed());
        match &mut self.shown {
            Shown::Bar(bar) => {
                bar.set_position(tally.bytes);
                bar.set_message(told);
            }
            Shown::Lines { last } if last.elapsed() >= BETWEEN_LINES => {
                *last = Instant::now();
                output::complain(&format!("rolematch: {told}{}", share(tally, self.total)));
            }
            Shown::Lines { .. } | Shown::Nothing => {}
        }
        if STOP.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Takes the bar away.
    pub(super) fn end(self) {
        if let Shown::Bar(bar) = self.shown {
            bar.finish_and_clear();
        }
    }
}

/// "1200 resumes, 3 failed, 410.2 a second".
fn told(tally: &Tally, elapsed: Duration) -> String {
    let done = tally.done();
    let failed = match tally.failures() {
        0 => String::new(),
        failed => format!(", {failed} failed"),
    };
    #[allow(clippy::cast_precision_loss, reason = "a rate for a person to read")]
    let rate = done as f64 / elapsed.as_secs_f64().max(0.001);
    format!("{} resumes{failed}, {rate:.1} a second", tally.before + done)
}

fn share(tally: &Tally, total: Option<u64>) -> String {
    match total {
        Some(total) if total > 0 => format!(", {} % of the input", (tally.bytes * 100 / total).min(100)),
        _ => String::new(),
    }
}

/// Whether standard error goes to a file.
#[cfg(unix)]
fn is_log() -> bool {
    use std::os::fd::AsFd;
    let stderr = io::stderr().as_fd().try_clone_to_owned();
    stderr.map(File::from).and_then(|file| file.metadata()).is_ok_and(|about| about.is_file())
}

#[cfg(not(unix))]
fn is_log() -> bool {
    false
}

/// Listens for Ctrl-C, once in the life of the program.
fn listen() {
    static LISTENING: OnceLock<bool> = OnceLock::new();
    LISTENING.get_or_init(|| {
        ctrlc::set_handler(|| {
            if STOP.swap(true, Ordering::Relaxed) {
                stop_at_once();
            }
            output::complain("\nrolematch: finishing what is in flight; press Ctrl-C again to stop at once");
        })
        .is_ok()
    });
}

#[allow(clippy::exit, reason = "whoever presses Ctrl-C twice wants no more waiting")]
fn stop_at_once() {
    std::process::exit(INTERRUPTED);
}
