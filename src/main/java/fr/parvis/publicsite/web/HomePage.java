package fr.parvis.publicsite.web;

/**
 * What the public home shows.
 *
 * @param address its own, whole
 * @param known how many points receive the public in the whole network
 */
public record HomePage(String address, String network, int known) {}
