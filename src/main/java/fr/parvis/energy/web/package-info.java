// SPDX-License-Identifier: EUPL-1.2
/** The unpaid bill of a case: its days drawn and listed, the form of its facts, the check of a notice, the sheet to take home. */
@NullMarked
package fr.parvis.energy.web;

import org.jspecify.annotations.NullMarked;
