package fr.parvis.access.web;

/** What the first administrator fills in. */
public record FirstRunForm(String code, String reseau, String nom, String email, String motDePasse) {}
