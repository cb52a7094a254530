call people.note_moved('cases.case_file.person', 'cases.moved', 'select merge, case_file from cases.moved');
drop table cases.moved;
