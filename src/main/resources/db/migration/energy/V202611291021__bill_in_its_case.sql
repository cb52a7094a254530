-- What a bill says is a fact of its case. Policies bind the owner too: not for what a migration writes.
alter table energy.unpaid_bill no force row level security;
alter table cases.bill no force row level security;
alter table cases.case_file no force row level security;

insert into cases.bill (case_file, association, issued_on, payable_by, cents, supplier)
select case_file, association, issued_on, payable_by, cents, supplier from energy.unpaid_bill;

-- where the day of the bill was said at the opening alone
insert into cases.bill as b (case_file, association, issued_on, supplier)
select c.id, c.association, c.counted_from, case when c.operator not in ('none', 'other') then c.operator end
from cases.case_file c join cases.template t on t.code = c.template and t.date_asked <> '' and t.theme like '%-unpaid-bill'
where c.counted_from is not null
on conflict (case_file) do update set issued_on = excluded.issued_on, supplier = coalesce(b.supplier, excluded.supplier)
where b.issued_on is null and (b.payable_by is null or b.payable_by >= excluded.issued_on);

alter table cases.case_file force row level security;
alter table cases.bill force row level security;
alter table energy.unpaid_bill force row level security;

alter table energy.unpaid_bill
    drop column issued_on, drop column payable_by, drop column cents, drop column supplier;
