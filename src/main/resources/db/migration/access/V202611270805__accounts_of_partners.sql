-- An account of a partner stands beside the association that works for it: it holds that one role, and no row of people or acts is ever its own.
-- The partner is one of the directory, which this module does not know.
alter table access.account add column partner uuid;
alter table access.account add constraint account_of_partner check (
    (partner is not null) = ('PARTNER' = any (roles))
    and (partner is null or association is not null and cardinality(roles) = 1));
create index account_by_partner on access.account (association, partner) where partner is not null;
