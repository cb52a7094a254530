// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

/** Values that the first administrator fills in. */
public record FirstRunForm(String code, String reseau, String nom, String email, String motDePasse) {}
