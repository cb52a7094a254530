-- Two indexes stood twice under two names; each act paid for both.
drop index visits.visit_of_mediator;
drop index visits.visit_of_second;
