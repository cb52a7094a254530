// SPDX-License-Identifier: EUPL-1.2
/** The figures page and the figures of the API. */
@NullMarked
package fr.parvis.statistics.web;

import org.jspecify.annotations.NullMarked;
