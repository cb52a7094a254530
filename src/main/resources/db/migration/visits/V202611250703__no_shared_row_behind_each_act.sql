-- Each act locked the row of its association (for key share) until its commit: one row for all desks of an association, and a
-- multixact for every two that met there. The association comes from the account that is signed in and the policy holds the act to
-- it; associations are never deleted.
alter table visits.visit drop constraint visit_association_fkey;
