-- "lhay les roses", "saintdenis": names are found with their words apart or joined.
create index commune_by_joined_words on network.commune (replace(plain, ' ', ''));
