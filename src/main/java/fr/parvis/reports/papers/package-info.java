// SPDX-License-Identifier: EUPL-1.2
/** Reports as they leave Parvis: tagged PDF, DOCX, ODT, slides, and the mail that carries them. */
@NullMarked
package fr.parvis.reports.papers;

import org.jspecify.annotations.NullMarked;
