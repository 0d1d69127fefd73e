//! O*NET job zones: how much preparation an occupation asks, from 1 to 5.

use std::path::Path;

use super::Taken;
use super::sheet::{Line, Sheet};
use crate::catalog::SocCode;
use crate::error::Result;

const CODE: &str = "O*NET-SOC Code";
const ZONE: &str = "Job Zone";

pub(super) fn sheet(folder: &Path) -> Result<Sheet> {
    Sheet::separated(&folder.join("Job Zones.txt"), b'\t', &[CODE, ZONE])
}

pub(super) fn record(line: &Line<'_>) -> Taken<SocCode, u8> {
    let cell = line.cell(ZONE);
    let zone = cell.parse().ok().filter(|zone| (1..=5).contains(zone));
    let zone = zone.ok_or_else(|| format!("'{cell}' is no job zone; there are 1 to 5"))?;
    Ok(Some((SocCode::try_from(line.cell(CODE).to_owned())?, zone)))
}
