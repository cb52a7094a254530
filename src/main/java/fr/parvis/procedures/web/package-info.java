// SPDX-License-Identifier: EUPL-1.2
/** Pages of the guide: search, a sheet, plain words, the public's page. */
@NullMarked
package fr.parvis.procedures.web;

import org.jspecify.annotations.NullMarked;
