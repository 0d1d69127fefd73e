//! Codes that O*NET-SOC 2019 knows, one role a code, each role in the folder of its major group.

use std::collections::BTreeMap;

use super::Origin;
use crate::catalog::fault::Fault;
use crate::catalog::read::RoleFile;

/// The codes of O*NET-SOC 2019, sorted, one a line.
const CODES: &str = include_str!("../../../data/tables/onet_codes.txt");

pub(super) fn check(file: &RoleFile, faults: &mut Vec<Fault>) {
    let code = &file.role.code;
    let known: Vec<&str> = CODES.lines().collect();
    if known.binary_search(&code.as_str()).is_err() {
        faults.push(file.fault("code", format!("{code} is no code of O*NET-SOC 2019")));
    }
    let folder = file.path.parent().and_then(|folder| folder.file_name());
    if folder.is_some_and(|folder| folder != code.major_group()) {
        let reason = format!("the code {code} belongs in the folder {}", code.major_group());
        faults.push(file.fault("code", reason));
    }
}

/// One role a code; but the roles of source pages are kinds of an occupation and may share its code.
pub(super) fn check_shared(files: &[RoleFile], faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<&str, &RoleFile> = BTreeMap::new();
    for file in files.iter().filter(|file| Origin::of(&file.role) != Origin::Page) {
        if let Some(first) = seen.get(file.role.code.as_str()) {
            let reason = format!("the role '{}' has the code {} already", first.role.id, file.role.code);
            faults.push(file.fault("code", reason));
        } else {
            seen.insert(file.role.code.as_str(), file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_sorted_for_the_search() {
        let codes: Vec<&str> = CODES.lines().collect();
        assert!(codes.is_sorted());
        assert_eq!(codes.len(), 1016);
    }
}
