-- Vouchers that people pay with at a session: nothing says whose they were. "hash": keyed, of issuer and code; one voucher is used once in the whole
-- network, and another association learns that it was, never where. The code itself is sealed ("said") until repayment was asked for.
create table workshops.voucher (
    id          uuid primary key,
    association uuid not null,
    session     uuid not null,
    issuer      text not null check (issuer in ('aptic', 'collectivite', 'autre')),
    hash        bytea not null check (length(hash) = 32),
    said        bytea,
    key         text,
    valid_until date not null,
    used_on     date not null,
    used_by     uuid not null,
    asked_on    date,
    unique (association, id),
    foreign key (association, session) references workshops.session (association, id),
    check ((said is null) = (key is null))
);
create unique index voucher_once on workshops.voucher (hash);
create index voucher_of_session on workshops.voucher (association, session);
create index voucher_to_ask on workshops.voucher (association, issuer) where asked_on is null;
create index voucher_by_key on workshops.voucher (association, key) where key is not null;
alter table workshops.voucher enable row level security;
alter table workshops.voucher force row level security;
create policy own on workshops.voucher using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on workshops.voucher to ${app};

create policy listed on workshops.voucher for select to current_user using (true);
create function workshops.voucher_used(hashes bytea[]) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from workshops.voucher v where v.hash = any (hashes))
$$;
revoke all on function workshops.voucher_used from public;
grant execute on function workshops.voucher_used to ${app};
