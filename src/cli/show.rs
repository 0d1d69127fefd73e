//! The commands that answer with one document.

use rolematch::catalog::RoleNumber;
use rolematch::render::Detail;
use rolematch::report::Document;
use rolematch::{Catalog, list};

use super::args::{CompareArgs, GapArgs, IndexArgs, MatchArgs, PayArgs, RoleArgs, RolesArgs};
use super::{Outcome, input, output};

pub(super) fn matching(args: &MatchArgs) -> anyhow::Result<Outcome> {
    let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
    let candidates = candidates(engine.catalog(), &args.roles)?;
    let resume = input::resume(engine, &args.resume)?;
    if let Some(role) = &args.explain {
        let explanation = engine.explain(&resume, engine.catalog().find(role)?)?;
        return output::write(&Document::Explanation(explanation), &args.output, shown(&args.pay));
    }
    let report = engine.rank(&resume, &candidates, args.top)?;
    output::write(
        &Document::Report(report),
        &args.output,
        Detail { evidence: args.evidence, state: args.pay.place },
    )
}

/// The roles of `--roles`; blanks around the commas do not count.
fn candidates(catalog: &Catalog, names: &[String]) -> anyhow::Result<Vec<RoleNumber>> {
    let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    Ok(names.map(|name| catalog.find(name)).collect::<Result<_, _>>()?)
}

fn shown(pay: &PayArgs) -> Detail {
    Detail { state: pay.place, ..Detail::default() }
}

pub(super) fn role(args: &RoleArgs) -> anyhow::Result<Outcome> {
    let catalog = input::catalog(&args.catalog)?;
    let profile =
        rolematch::report::Profile { role: catalog.role(catalog.find(&args.role)?)?, catalog: &catalog };
    output::write(&Document::Profile(profile), &args.output, shown(&args.pay))
}

pub(super) fn compare(args: &CompareArgs) -> anyhow::Result<Outcome> {
    let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
    let roles = [engine.catalog().find(&args.one)?, engine.catalog().find(&args.other)?];
    let resume = args.resume.as_deref().map(|path| input::resume(engine, path)).transpose()?;
    let comparison = engine.compare(roles, resume.as_ref())?;
    output::write(&Document::Comparison(comparison), &args.output, shown(&args.pay))
}

pub(super) fn gap(args: &GapArgs) -> anyhow::Result<Outcome> {
    let engine = input::engine(&args.catalog, input::reading(&args.reading))?;
    let role = engine.catalog().find(&args.role)?;
    let resume = input::resume(engine, &args.resume)?;
    let over = args.over.as_deref().map(|other| engine.catalog().find(other)).transpose()?;
    output::write(&Document::Gap(engine.gap(&resume, role, over)?), &args.output, shown(&args.pay))
}

pub(super) fn roles(args: &RolesArgs) -> anyhow::Result<Outcome> {
    let catalog = input::catalog(&args.catalog)?;
    let listing = list(&catalog, args.query.as_deref())?;
    output::write(&Document::Listing(listing), &args.output, Detail::default())
}

pub(super) fn index(args: &IndexArgs) -> anyhow::Result<Outcome> {
    let catalog = input::catalog(&args.catalog)?;
    let built = input::place(&args.catalog).rebuild(&catalog)?;
    let mut out = output::open(None)?;
    let place = built.map_or("memory".to_owned(), |folder| folder.display().to_string());
    writeln!(out, "Indexed {} roles in {place}", catalog.len())?;
    Ok(Outcome::Done)
}
