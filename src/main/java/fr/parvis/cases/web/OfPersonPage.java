package fr.parvis.cases.web;

import fr.parvis.people.PersonPanel;
import java.util.List;

/**
 * All that a part of a person's page shows the beginning of.
 *
 * @param lead how many they are
 */
public record OfPersonPage(
        String person,
        String name,
        String title,
        String lead,
        List<PersonPanel.Line> lines,
        int number,
        int pages,
        String address) {}
