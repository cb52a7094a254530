// SPDX-License-Identifier: EUPL-1.2
/** The pages of a home visit, its papers, its follow-ups and its figures. */
@NullMarked
package fr.parvis.homes.web;

import org.jspecify.annotations.NullMarked;
