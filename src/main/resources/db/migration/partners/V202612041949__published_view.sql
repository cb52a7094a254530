-- What other modules may read of partners: also of those that are closed.
create view partners.named_partner with (security_invoker = true) as
    select id, association, name, operator from partners.partner;
grant select on partners.named_partner to ${app};
