-- The contract that a report is on, where it is on one.
create table reports.of_contract (
    association uuid not null,
    report      uuid not null,
    contract    uuid not null,
    primary key (association, report),
    foreign key (association, report) references reports.report (association, id) on delete cascade,
    foreign key (association, contract) references contracts.contract (association, id)
);
create index of_contract_by_contract on reports.of_contract (association, contract);

alter table reports.of_contract enable row level security;
alter table reports.of_contract force row level security;
create policy own on reports.of_contract using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert on reports.of_contract to ${app};
