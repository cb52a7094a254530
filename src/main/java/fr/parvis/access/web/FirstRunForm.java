package fr.parvis.access.web;

/** Values that the first administrator fills in. */
public record FirstRunForm(String code, String reseau, String nom, String email, String motDePasse) {}
