-- What other modules may read of cases: whose they are and who follows them, never what was asked.
create view cases.followed_case with (security_invoker = true) as
    select id, association, person, responsible, closed_on from cases.case_file;

-- What a case says of its bill, without the number of the contract.
create view cases.stated_bill with (security_invoker = true) as
    select case_file, association, issued_on, payable_by, cents, supplier from cases.bill;
grant select on cases.followed_case, cases.stated_bill to ${app};
