-- Questions that somebody keeps under a name: the address of a page of figures. Without association: of the network's head. No person is named.
create table indicators.view (
    id          uuid primary key,
    association uuid references access.association,
    account     uuid not null,
    name        text not null check (length(name) between 1 and 80),
    -- as in the address of the page
    question    text not null check (length(question) between 1 and 2000),
    shared      boolean not null,
    saved_at    timestamptz not null
);
create index view_by_association on indicators.view (association, account);
alter table indicators.view enable row level security;
alter table indicators.view force row level security;
create policy own on indicators.view using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
create policy network on indicators.view using (association is null and (select current_setting('parvis.scope', true)) = 'network');
grant select, insert, delete on indicators.view to ${app};
