package fr.parvis.people.web;

import java.util.List;

/** What a person may ask of their file. */
public record PrivacyPage(String id, String name, boolean lead, List<String> reasons) {}
