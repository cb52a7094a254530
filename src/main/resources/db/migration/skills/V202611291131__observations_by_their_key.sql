-- The keys of the table serve what these indexes did.
drop index skills.observation_of_assessment;
drop index skills.observation_to_double;
