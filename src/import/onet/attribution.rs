//! How O*NET data must be named: the sentence that its licence asks for, in every report and in
//! the folder of the catalog.

use std::collections::BTreeMap;

use super::release::Edition;
use crate::catalog::{About, Source};

const PUBLISHER: &str = "U.S. Department of Labor, Employment and Training Administration";
const LICENCE: &str = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/";

/// What the catalog tells of itself.
pub(super) fn about(edition: &Edition) -> About {
    let title = format!("{} Database", edition.name);
    let source = Source {
        attribution: Some(sentence(&title)),
        title,
        publisher: PUBLISHER.to_owned(),
        date: edition.date.clone(),
        year: None,
        licence: Some(LICENCE.to_owned()),
    };
    About { edition: edition.name.clone(), sources: BTreeMap::from([("onet".to_owned(), source)]) }
}

/// The credit that <https://www.onetcenter.org/license_db.html> asks of who edits the data.
fn sentence(title: &str) -> String {
    format!(
        "This page includes information from the {title} by the U.S. Department of Labor, Employment and \
         Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET® is a trademark of \
         USDOL/ETA. Rolematch has modified all or some of this information. USDOL/ETA has not approved, \
         endorsed, or tested these modifications."
    )
}

/// The page that goes with the catalog's files.
pub(super) fn page(about: &About) -> String {
    let mut page = String::from("# Attribution\n");
    for source in about.sources.values() {
        let credit = source.attribution.as_deref().unwrap_or_default();
        page.extend(["\n", credit, "\n"]);
    }
    page.push_str(
        "\n- The database: <https://www.onetcenter.org/database.html>\n\
         - The license: <https://creativecommons.org/licenses/by/4.0/>\n\
         \n\
         `rolematch import onet` wrote this folder. It kept the words of titles, descriptions, tasks, \
         technologies, tools, knowledge and skills; it left out what it does not match resumes by, kept at \
         most 40 technologies and 20 tools of an occupation and only knowledge and skills of importance 3 or \
         more, opened titles that hold another in parentheses, and put everything in its own form and order.\n",
    );
    page
}
