use super::*;

const WAGE_HEADER: &str = "OCC_CODE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,\
    H_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90";

/// The table that rows make, or why the first refused one is.
fn made<V>(
    text: &str,
    columns: &[&str],
    record: impl Fn(&Line<'_>) -> Taken<String, V>,
    told: impl Fn(&V) -> Vec<String>,
) -> (Vec<String>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.csv");
    fs::write(&path, text).unwrap();
    let mut refused = Vec::new();
    let records = records(&Sheet::separated(&path, b',', columns).unwrap(), record, &mut refused);
    let rows = records.iter().map(|(key, value)| format!("{key} {}", told(value).join(",")));
    let place = format!("{}:", path.display());
    let refused = refused.iter().map(|fault| fault.to_string().replace(&place, ""));
    (rows.collect(), refused.collect())
}

#[track_caller]
fn wages(row: &str, rows: &[&str], refused: &[&str]) {
    let text = format!("made up\n{WAGE_HEADER}\n{row}\n");
    let told = |wages: &Wages| Wages::NATIONAL_COLUMNS.map(|column| wages.field(column)).to_vec();
    let (made, told) = made(&text, &["OCC_CODE", "H_PCT90"], wages::record, told);
    assert_eq!((made, told), (rows.iter().map(ToString::to_string).collect(), texts(refused)), "{row}");
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

#[test]
fn rows_of_wages_become_records() {
    wages(
        "11-1011,detailed,120,262930,73710,126080,206420,#,#,126.41,35.44,60.61,99.240000000000009,#,#",
        &["11-1011 120,262930,73710,126080,206420,239200+,239200+,126.41,35.44,60.61,99.24,115.00+,115.00+"],
        &[],
    );
    wages(
        "27-2011,detailed,**,*,*,*,*,*,*,44.4,14,16.94,23.33,41.09,97.19",
        &["27-2011 ,,,,,,,44.40,14.00,16.94,23.33,41.09,97.19"],
        &[],
    );
    wages("11-0000,major,1,2,3,4,5,6,7,8,9,10,11,12,13", &[], &[]);
}

#[test]
fn rows_that_cannot_be_taken_are_told_by_line() {
    wages(
        "11-1011,detailed,120,a lot,1,2,3,4,5,1,1,1,1,1,1",
        &[],
        &["3: 'a lot' in column 'A_MEAN' is no number"],
    );
    wages("11-1011.00,detailed,1,2,1,2,3,4,5,1,1,1,1,1,1", &[], &["3: '11-1011.00' is no SOC code"]);
    wages(
        "11-1011,detailed,1,2,5,2,3,4,5,1,1,1,1,1,1",
        &[],
        &["3: the wages do not ascend from percentile to percentile"],
    );
    let row = "11-1011,detailed,1,2,1,2,3,4,5,1,1,1,1,1,1";
    wages(
        &format!("{row}\n{row}"),
        &["11-1011 1,2,1,2,3,4,5,1.00,1.00,1.00,1.00,1.00,1.00"],
        &["4: the same occupation once more"],
    );
    wages("11-1011,detailed,-1,2,1,2,3,4,5,1,1,1,1,1,1", &[], &["3: '-1' in column 'TOT_EMP' is no number"]);
}

#[test]
fn rows_of_projections_become_records() {
    let columns = [
        "2024 National Employment Matrix code",
        "Occupation type",
        "Employment, 2024",
        "Employment, 2034",
        "Employment change, percent, 2024–34",
        "Occupational openings, 2024–34 annual average",
        "Typical education needed for entry",
        "Work experience in a related occupation",
        "Typical on-the-job training needed to attain competency in the occupation",
    ];
    let header = columns.map(|column| format!("\"{column}\"")).join(",");
    let text = format!(
        "{header}\n11-0000,Summary,1,2,3,4,—,—,—\n\
         43-3031,Line item,4228.1000000000004,0.5,-5.8,170.1,\"Some college, no degree\",None,—\n\
         Footnotes:,,,,,,,,\n"
    );
    let told = |outlook: &Outlook| Outlook::COLUMNS.map(|column| outlook.field(column)).to_vec();
    let (rows, refused) = made(&text, &columns, outlook::record, told);
    assert_eq!(rows, ["43-3031 4228100,500,-5.8,170100,Some college, no degree,None,"]);
    assert!(refused.is_empty(), "{refused:?}");
}

/// A made-up folder of state wages and of an O*NET release.
fn sources() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put(
        "EmploymentWage_Table.csv",
        "area,occ_code,tot_emp,a_mean,a_pct25,a_median,a_pct75,h_mean,h_pct25,h_median,h_pct75\n\
         48,11-1011,120.0,90000.0,70000.0,80000.0,95000.0,43.27,33.65,38.46,45.67\n\
         2,11-1011,20.0,91000.0,71000.0,81000.0,96000.0,43.75,34.13,38.94,46.15\n\
         48,11-0000,1.0,2.0,3.0,4.0,5.0,6.0,7.0,8.0,9.0\n\
         99,11-1011,1.0,2.0,3.0,4.0,5.0,6.0,7.0,8.0,9.0\n\
         48,11-1012,1.0,2.0,3.0,4.0,5.0,6.0,7.0,8.0,9.0\n",
    );
    put("State_Table.csv", "area,area_title,prim_state\n48,Texas,TX\n2,Alaska,AK\n");
    put(
        "Occupation_Table.csv",
        "occ_code,occ_title,o_group\n11-0000,Management,major\n11-1011,Chiefs,detailed\n",
    );
    put(
        "Job Zones.txt",
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n\
         11-1011.03\t5\t08/2021\tAnalyst\n11-1011.00\t4\t08/2023\t\"Analyst\n11-1021.00\t9\t08/2023\tAnalyst\n",
    );
    folder
}

#[test]
fn tables_are_written_sorted_and_the_same_twice() {
    let folder = sources();
    let from = Sources {
        states: Some(folder.path().to_owned()),
        onet: Some(folder.path().to_owned()),
        ..Sources::default()
    };
    let out = folder.path().join("tables");
    let imported = tables(&from, &out).unwrap();
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let first = (read("state_wages.csv"), read("job_zones.csv"));
    assert_eq!(
        first.0,
        "soc,state,employment,mean,p25,median,p75,hourly_mean,hourly_p25,hourly_median,hourly_p75\n\
         11-1011,AK,20,91000,71000,81000,96000,43.75,34.13,38.94,46.15\n\
         11-1011,TX,120,90000,70000,80000,95000,43.27,33.65,38.46,45.67\n"
    );
    assert_eq!(first.1, "code,zone\n11-1011.00,4\n11-1011.03,5\n");
    let refused: Vec<(usize, &str)> =
        imported.refused.iter().map(|fault| (fault.line, fault.reason.as_str())).collect();
    assert_eq!(
        refused,
        [
            (5, "area '99' is no state of State_Table.csv"),
            (6, "occupation 11-1012 is not in Occupation_Table.csv"),
            (4, "'9' is no job zone; there are 1 to 5"),
        ]
    );
    assert_eq!(tables(&from, &out).unwrap(), imported);
    assert_eq!((read("state_wages.csv"), read("job_zones.csv")), first);
}

#[track_caller]
fn fails(sources: &Sources, part: &str) {
    let out = tempfile::tempdir().unwrap();
    let error = tables(sources, out.path()).unwrap_err().to_string();
    assert!(error.contains(part), "{error}");
}

#[test]
fn a_missing_or_wrong_file_is_named() {
    let folder = sources();
    let at = |name: &str| Some(folder.path().join(name));
    let national = |name| Sources { national: at(name), ..Sources::default() };
    fails(&national("none.xlsx"), "none.xlsx");
    fails(&national("State_Table.csv"), "State_Table.csv as an Excel workbook");
    fails(&Sources { onet: at("none"), ..Sources::default() }, "Job Zones.txt");
    fails(
        &Sources { states: at("State_Table.csv"), ..Sources::default() },
        "State_Table.csv has no line with",
    );
    fs::remove_file(folder.path().join("Occupation_Table.csv")).unwrap();
    fails(&Sources { states: at(""), ..Sources::default() }, "Occupation_Table.csv");
}
