//! What a batch tells on standard error when it ends.

use std::time::Duration;

use rolematch::{Catalog, Tally};

use super::output;

/// Most roles that are told to have come first.
const ROLES: usize = 10;

pub(super) fn tell(tally: &Tally, catalog: &Catalog, elapsed: Duration) {
    let mut told = vec![outcome(tally, elapsed)];
    told.extend(failures(tally));
    told.extend(verdicts(tally));
    told.extend(first(tally, catalog));
    told.push(format!(
        "rolematch {}, catalog {} ({} roles, {})",
        env!("CARGO_PKG_VERSION"),
        catalog.edition(),
        catalog.len(),
        catalog.digest()
    ));
    output::complain(&told.join("\n"));
}

fn outcome(tally: &Tally, elapsed: Duration) -> String {
    let done = tally.done();
    if done == 0 && tally.before > 0 && !tally.stopped {
        return format!("All {} resumes are done already", tally.before);
    }
    let seconds = elapsed.as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "a rate for a person to read")]
    let rate = done as f64 / seconds.max(0.001);
    let before = match tally.before {
        0 => String::new(),
        before => format!(", after {before} of an earlier run"),
    };
    format!(
        "{} resumes done{before}, {} failed: {seconds:.1} seconds, {rate:.1} a second",
        tally.answered,
        tally.failures()
    )
}

fn failures(tally: &Tally) -> Option<String> {
    let told: Vec<String> = tally.failed.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    (!told.is_empty()).then(|| format!("Failed: {}", told.join(", ")))
}

fn verdicts(tally: &Tally) -> Option<String> {
    let unsure = (tally.unsure > 0).then(|| format!("{} unsure", tally.unsure));
    let unmatched = (tally.unmatched > 0).then(|| format!("{} without a match", tally.unmatched));
    let told: Vec<String> = unsure.into_iter().chain(unmatched).collect();
    (!told.is_empty()).then(|| format!("Verdicts: {}", told.join(", ")))
}

/// How often each role came first, the most frequent before the others.
fn first(tally: &Tally, catalog: &Catalog) -> Option<String> {
    let mut roles: Vec<_> = tally.first.iter().map(|(&role, &count)| (count, role)).collect();
    roles.sort_by_key(|&(count, role)| (std::cmp::Reverse(count), role));
    let more = roles.len().saturating_sub(ROLES);
    let mut told: Vec<String> = roles
        .iter()
        .take(ROLES)
        .map(|&(count, role)| format!("{} {count}", catalog.card(role).title))
        .collect();
    if more > 0 {
        told.push(format!("{more} more roles"));
    }
    (!told.is_empty()).then(|| format!("First: {}", told.join(", ")))
}
