package fr.parvis.demonstration.domain;

import fr.parvis.people.PastPeople.Known;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;

/** Persons by chance, for a measurement without a database. */
public final class Strangers {
    private static final UUID NOBODY = new UUID(0, 0);

    private final PeopleByChance chance;

    public Strangers(long seed) {
        chance = new PeopleByChance(
                seed,
                IntStream.range(0, 60).mapToObj("69%03d"::formatted).toList(),
                LocalDate.of(2026, 11, 1));
    }

    public Known person(int rank) {
        return chance.person(0, rank, NOBODY);
    }
}
