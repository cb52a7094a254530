-- After millions of rows were loaded at once the planner must know: the application may say so, and no more.
grant maintain on visits.visit, visits.request to ${app};
