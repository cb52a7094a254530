// SPDX-License-Identifier: EUPL-1.2
/** The explorer: questions and answers as pages, files and documents of the API. */
@NullMarked
package fr.parvis.indicators.web;

import org.jspecify.annotations.NullMarked;
