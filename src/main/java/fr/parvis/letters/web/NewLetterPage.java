package fr.parvis.letters.web;

import fr.parvis.shell.Option;
import java.util.List;

/** What to begin a letter from. */
public record NewLetterPage(String id, String caseFile, String asked, String personName, List<Option> templates) {}
