-- What a bill says is a fact of its case. Policies bind the owner too: not for what a migration writes.
alter table energy.unpaid_bill no force row level security;
alter table cases.bill no force row level security;
alter table cases.case_file no force row level security;
alter table cases.step no force row level security;
alter table cases.template no force row level security;

insert into cases.bill (case_file, association, issued_on, payable_by, cents, supplier)
select case_file, association, issued_on, payable_by, cents, supplier from energy.unpaid_bill;

-- Two days of one bill: that of the clock was read on the bill, for the law. Where the opening alone has one, it is the bill's, and a limit date
-- before it is another bill's.
insert into cases.bill as b (case_file, association, issued_on, supplier)
select c.id, c.association, c.counted_from, case when c.operator not in ('none', 'other') then c.operator end
from cases.case_file c join cases.template t on t.code = c.template and t.of_bill
where c.counted_from is not null
on conflict (case_file) do update set issued_on = excluded.issued_on, supplier = coalesce(b.supplier, excluded.supplier),
    payable_by = case when b.payable_by >= excluded.issued_on then b.payable_by end
where b.issued_on is null;

update cases.case_file c set of_bill = true, counted_from = null
from cases.template t where t.code = c.template and t.of_bill;

-- Steps that were dated from the other day, or from none, with the reason that the case gives.
update cases.step s set due = counted.due, because = counted.because
from (
    select s.id, (b.issued_on + s.delay::interval)::date as due,
        substring(s.delay from '[0-9]+') || case when s.delay like '%M' then ' mois' when s.delay = 'P1D' then ' jour' else ' jours' end
            || ' après le ' || to_char(b.issued_on, 'DD/MM/YYYY') || ' (' || t.date_asked || ') : ' || s.source || '.'
            || coalesce(' Lu le ' || to_char(s.read_on, 'DD/MM/YYYY') || '.', '') as because
    from cases.step s
        join cases.case_file c on c.id = s.case_file and c.of_bill
        join cases.template t on t.code = c.template
        join cases.bill b on b.case_file = c.id and b.issued_on is not null
    where s.delay is not null and not s.due_chosen
) counted
where counted.id = s.id and s.due is distinct from counted.due;

alter table cases.template force row level security;
alter table cases.step force row level security;
alter table cases.case_file force row level security;
alter table cases.bill force row level security;
alter table energy.unpaid_bill force row level security;

alter table energy.unpaid_bill
    drop column issued_on, drop column payable_by, drop column cents, drop column supplier;
