package fr.parvis.access.web;

import java.util.UUID;

/**
 * What the page of a one-time link shows, this once.
 *
 * @param link the whole address
 * @param until last day
 */
public record LinkView(UUID account, String name, String email, String place, String link, String until) {}
