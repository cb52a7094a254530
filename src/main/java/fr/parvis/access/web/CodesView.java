package fr.parvis.access.web;

import java.util.List;

/**
 * What the page of printed codes shows, this once.
 *
 * @param onwards where one goes afterwards
 */
public record CodesView(String name, String place, List<String> codes, String onwards) {}
