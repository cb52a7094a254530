// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.List;
import java.util.UUID;

/** Data that a module keeps of a person, for the answer to their access request; modules contribute theirs as beans. */
public interface PersonalDataProvider {

    /** One thing, as its lines: a name and what is kept under it. */
    record Told(String title, List<Line> lines) {}

    record Line(String name, String text) {}

    /** A part of the answer; in reading order. */
    int order();

    String title();

    List<Told> tell(UUID person);
}
