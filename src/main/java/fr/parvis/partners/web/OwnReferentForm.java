// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormSubject;

/** The form of a referent. */
public record OwnReferentForm(FormSubject subject, String title, String place, FilledForm filled) {}
