//! The level of a job is told apart in both directions: who leads is not who does, and the reverse.
//! All resumes are made up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use engine::engine;

/// The titles of the first role are one of those expected.
#[track_caller]
fn first(resume: &str, expected: &[&str]) {
    let engine = engine();
    let words = resume.split_whitespace().count();
    assert!((55..=125).contains(&words), "{words} words");
    let read = engine.read("cv", resume.as_bytes()).unwrap();
    let report = engine.rank(&read, &[], 3).unwrap();
    let found: Vec<&str> = report.matches.iter().map(|matched| matched.role.title.as_str()).collect();
    assert!(found.first().is_some_and(|title| expected.contains(title)), "{found:?} for {expected:?}");
}

#[test]
fn a_store_manager_is_no_cashier() {
    first(
        "Dana Hill\n\nExperience\nStore Manager, Lantern Books, 2017 to Present\n\
         - Run a bookshop with fourteen clerks and 2.1 million dollars of sales a year.\n\
         - Hire, schedule and review the clerks, and train shift leads to open and close.\n\
         - Plan the floor for each season and order stock by what sold last year.\n\
         - Cut shrink by a third with weekly counts.\n\
         Assistant Manager, Corner Toys, 2013 to 2017\n\
         - Closed the store, counted drawers and made the deposit.\n",
        &["Retail supervisor"],
    );
    first(
        "Dana Hill\n\nExperience\nCashier, Lantern Books, 2017 to Present\n\
         - Ring up two hundred customers a day, take cash, cards and gift cards, and bag books.\n\
         - Balance the drawer at the end of each shift and call the manager for refunds.\n\
         - Greet customers, answer where a book stands and keep the front tables tidy.\n\
         Cashier, Corner Grocery, 2014 to 2017\n\
         - Scanned groceries, checked identification for beer and kept the lane clean.\n",
        &["Cashier"],
    );
}

#[test]
fn a_nurse_manager_is_no_staff_nurse() {
    first(
        "Kim Vale, RN\n\nExperience\nNurse Manager, Harbor Hospital, 2016 to Present\n\
         - Lead a 28-bed surgical unit with 54 nurses and aides and a budget of 5 million dollars.\n\
         - Write the staffing plan, interview and hire nurses, and review each of them yearly.\n\
         - Brought falls down by a fifth with hourly rounds and audits of charts.\n\
         - Answer complaints of families and report quality to the director of nursing.\n\
         Charge Nurse, Harbor Hospital, 2011 to 2016\n\
         - Made assignments for each shift.\n",
        &["Clinical manager", "Healthcare manager"],
    );
    first(
        "Kim Vale, RN\n\nExperience\nStaff Nurse, Harbor Hospital, 2016 to Present\n\
         - Care for five surgical patients a shift: assess, give medications, dress wounds and chart.\n\
         - Start peripheral lines, hang blood and watch for reactions.\n\
         - Teach patients and families before discharge and hand over at the bedside.\n\
         Staff Nurse, Cedar Nursing Home, 2012 to 2016\n\
         - Passed medications to thirty residents and called physicians on changes.\n\
         Licenses\nRegistered Nurse, BLS\n",
        &["Registered nurse", "Acute care nurse"],
    );
}

#[test]
fn an_assistant_principal_is_a_principal_and_an_engineer_an_engineer() {
    first(
        "Ira Stone\n\nExperience\nAssistant Principal, Cedar Elementary School, 2018 to Present\n\
         - Handle discipline for 480 pupils, lead the behavior team and call home daily.\n\
         - Observe and evaluate twenty teachers and coach new ones.\n\
         - Build the master schedule, run state testing and supervise buses and lunch.\n\
         Principal Intern, Oak School, 2017 to 2018\n\
         - Led a data team and planned staff training.\n\
         Teacher, Oak School, 2009 to 2017\n\
         - Taught fourth grade.\n\
         Education\nMaster of Education in school administration\n",
        &["School principal"],
    );
    first(
        "Ira Stone\n\nExperience\nMechanical Engineer, Harbor Pumps, 2016 to Present\n\
         - Design pump housings and shafts in SolidWorks and check them by finite element analysis.\n\
         - Write test plans, run vibration tests and report to customers.\n\
         - Cut the cost of a casting by a tenth with a new gating design.\n\
         Engineering Intern, Harbor Pumps, 2015\n\
         - Measured parts and drew fixtures.\n\
         Education\nBachelor of Science in mechanical engineering\n",
        &["Mechanical engineer"],
    );
}

#[test]
fn a_chief_is_no_officer() {
    first(
        "Lee Park\n\nExperience\nPolice Chief, City of Elm Bend, 2015 to Present\n\
         - Command a department of 42 sworn officers and nine civilians with a budget of 6 million dollars.\n\
         - Set policy, promote and discipline officers, and answer to the city council.\n\
         - Built a community policing plan and cut burglaries by a quarter.\n\
         Police Lieutenant, City of Elm Bend, 2008 to 2015\n\
         - Led the patrol watch of three sergeants and twenty officers.\n",
        &["Police supervisor"],
    );
    first(
        "Lee Park\n\nExperience\nPolice Officer, City of Elm Bend, 2015 to Present\n\
         - Patrol the east side by car, answer calls for service and take reports.\n\
         - Stop traffic violators, write citations and arrest drunk drivers.\n\
         - Keep scenes of crime, interview witnesses and testify in court.\n\
         Security Guard, Harbor Mall, 2012 to 2015\n\
         - Walked the mall and wrote down incidents.\n\
         Training\nState police academy, firearms, first aid\n",
        &["Police officer"],
    );
}

#[test]
fn a_director_of_finance_is_no_clerk() {
    first(
        "Noa Reed\n\nExperience\nFinance Director, Lumen Museum, 2016 to Present\n\
         - Direct budget, audit, treasury and payroll of a museum that spends 14 million dollars a year.\n\
         - Present financial statements to the board and the banks, and forecast cash.\n\
         - Manage the controller and five accountants.\n\
         - Closed a bond issue and cut interest by 200,000 dollars.\n\
         Controller, Lumen Museum, 2010 to 2016\n\
         - Closed the books monthly and led the yearly audit.\n",
        &["Financial manager", "Treasurer or controller"],
    );
    first(
        "Noa Reed\n\nExperience\nBookkeeping Clerk, Lumen Museum, 2016 to Present\n\
         - Post receipts and bills to the ledger, match invoices to orders and pay them weekly.\n\
         - Reconcile bank statements and petty cash, and file vouchers.\n\
         - Enter payroll hours and mail statements to members who owe dues.\n\
         Accounts Payable Clerk, Corner Grocery, 2012 to 2016\n\
         - Keyed two hundred invoices a week and called vendors on credits.\n",
        &["Bookkeeping and accounting clerk"],
    );
}

#[test]
fn an_intern_fits_an_accountant_less_than_an_accountant_does() {
    let engine = engine();
    let role = engine.catalog().find("accountant").unwrap();
    let fit = |title: &str| {
        let work = "- Post journal entries and reconcile bank accounts each month.\n";
        let text = format!("Ira Stone\n\nExperience\n{title}, Harbor Pumps, 2016 to Present\n{work}");
        let resume = engine.read("cv", text.as_bytes()).unwrap();
        engine.fit(&resume, role).unwrap().fit.score.fit()
    };
    assert!(fit("Accounting Intern") < fit("Accountant"));
}

#[test]
fn an_assistant_manager_fits_a_director_less_than_a_director_does() {
    let engine = engine();
    let role = engine.catalog().find("patient relations director").unwrap();
    let fit = |title: &str| {
        let work = "- Answer complaints of patients and families within a week.\n";
        let text = format!("Ira Stone\n\nExperience\n{title}, Harbor Hospital, 2016 to Present\n{work}");
        let resume = engine.read("cv", text.as_bytes()).unwrap();
        engine.fit(&resume, role).unwrap().fit.score.fit()
    };
    assert!(fit("Assistant Manager of Patient Relations") < fit("Director of Patient Relations"));
}
