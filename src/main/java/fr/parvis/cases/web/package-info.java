// SPDX-License-Identifier: EUPL-1.2
/** My work, the page of a case, its forms, templates, hand-over. */
@NullMarked
package fr.parvis.cases.web;

import org.jspecify.annotations.NullMarked;
