// SPDX-License-Identifier: EUPL-1.2
/** Pages of sheets and cards. */
@NullMarked
package fr.parvis.sheets.web;

import org.jspecify.annotations.NullMarked;
