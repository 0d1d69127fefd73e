use super::*;
use crate::catalog::Wage;

fn code(text: &str) -> SocCode {
    SocCode::try_from(text.to_owned()).unwrap()
}

#[track_caller]
fn check(role: &str, mean: Option<Wage>, p90: Option<Wage>, borrowed_from: Option<&str>) {
    let pay = pay(&code(role)).unwrap();
    assert_eq!((pay.wages.yearly.mean, pay.wages.yearly.p90), (mean, p90), "{role}");
    assert_eq!(pay.borrowed_from, borrowed_from, "{role}");
}

#[test]
fn wages_are_found_by_code() {
    let exactly = |wage| Some(Wage::Exactly(wage));
    let top = Some(Wage::AtLeast(239_200));
    check("11-9111.00", exactly(137_730), exactly(219_080), None);
    check("29-1215.00", exactly(256_830), top, None);
    check("53-2011.00", exactly(280_570), top, None);
    check("27-2011.00", None, None, None);
    check("11-1011.03", exactly(262_930), top, None);
    check("13-1021.00", exactly(81_720), exactly(127_520), Some("13-1020"));
    check("21-1014.00", exactly(65_100), exactly(98_210), Some("21-1018"));
    check("25-2057.00", exactly(72_310), exactly(102_730), None);
}

#[test]
fn an_occupation_paid_by_the_hour_keeps_its_hours() {
    let pay = pay(&code("27-2011.00")).unwrap();
    assert!(pay.wages.yearly.is_unknown());
    assert_eq!(pay.wages.hourly.median, Some(Wage::Exactly(2333)));
}

#[test]
fn what_no_table_holds_is_unknown() {
    assert_eq!(pay(&code("55-1011.00")), None);
    assert_eq!(pay(&code("45-3031.00")), None);
    assert_eq!(pay(&code("00-0000.00")), None);
    assert_eq!(pay(&code("99-9999.00")), None);
    assert_eq!(job_zone(&code("99-9999.00")), None);
}

#[track_caller]
fn in_state(role: &str, place: &str, median: Option<u32>) {
    let found = state_pay(&code(role), place.parse().unwrap());
    assert_eq!(found.and_then(|pay| pay.wages.yearly.median), median.map(Wage::Exactly), "{role} {place}");
}

#[test]
fn states_have_their_own_figures_or_none() {
    in_state("11-9111.00", "Texas", Some(105_460));
    in_state("13-1023.00", "tx", Some(67_600));
    in_state("25-1011.00", "TX", None);
    // Its wider neighbour has figures in the table of the nation, but it is not part of that.
    in_state("25-2057.00", "TX", None);
}

#[test]
fn outlook_is_found_by_code() {
    let own = outlook(&code("11-1011.00")).unwrap();
    assert_eq!((own.employment_2024, own.openings), (Some(309_400), Some(22_200)));
    assert_eq!((own.growth_percent, own.borrowed_from), (Some(4.3), None));
    let wider = outlook(&code("53-1043.00")).unwrap();
    assert_eq!(wider.borrowed_from, Some("53-1047"));
    assert_eq!(job_zone(&code("11-1011.03")), Some(5));
}

#[test]
fn a_field_with_commas_is_one_field() {
    let found: Vec<&str> = fields("43-3031,\"Some college, no degree\",None,").collect();
    assert_eq!(found, ["43-3031", "Some college, no degree", "None", ""]);
}

/// Checks every line of a table: in ascending order, found by its key, and read without loss.
#[track_caller]
fn whole(table: &Table, keys: usize, texts: impl Fn(&Record) -> Vec<String>) {
    let mut before = "";
    for line in table.0.lines().skip(1) {
        assert!(before < line, "{line} is out of order");
        before = line;
        let cells: Vec<&str> = fields(line).collect();
        let record = table.find(&cells[..keys].join(",")).unwrap();
        assert!(record.columns.iter().map(|(_, field)| field).eq(&cells), "{line}");
        assert_eq!(cells[keys..], texts(&record), "{line}");
    }
}

fn wage_texts(record: &Record, columns: &[&str]) -> Vec<String> {
    let wages = Wages::read(|column| record.get(column));
    assert!(wages.yearly.ascends() && wages.hourly.ascends(), "{:?}", record.columns);
    assert!(!wages.yearly.is_unknown() || !wages.hourly.is_unknown(), "{:?}", record.columns);
    columns.iter().map(|column| wages.field(column)).collect()
}

#[test]
fn every_line_of_the_tables_is_found_and_read() {
    whole(&WAGES, 1, |record| wage_texts(record, &Wages::NATIONAL_COLUMNS));
    whole(&STATE_WAGES, 2, |record| wage_texts(record, &Wages::STATE_COLUMNS));
    whole(&OUTLOOK, 1, |record| {
        let outlook = Outlook::read(|column| record.get(column));
        Outlook::COLUMNS.map(|column| outlook.field(column)).to_vec()
    });
    whole(&JOB_ZONES, 1, |record| vec![record.get("zone").unwrap().to_owned()]);
}

#[test]
fn wider_codes_are_published_and_share_no_beginning() {
    for (at, wider) in WIDER.iter().enumerate() {
        assert!(WAGES.find(wider).is_some() && OUTLOOK.find(wider).is_some(), "{wider}");
        assert!(WIDER[..at].iter().all(|other| other[..6] != wider[..6]), "{wider}");
    }
}

#[test]
fn every_occupation_of_onet_but_the_military_has_an_outlook() {
    let codes = JOB_ZONES.0.lines().skip(1).map(|line| code(&line[..10]));
    for code in codes.filter(|code| code.major_group() != "55") {
        assert!(outlook(&code).is_some(), "{code}");
        assert!(pay(&code).is_some() || code.six_digit() == "45-3031", "{code}");
    }
}
