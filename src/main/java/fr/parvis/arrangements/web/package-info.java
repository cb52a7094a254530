// SPDX-License-Identifier: EUPL-1.2
/** Pages of what is agreed with partners. */
@NullMarked
package fr.parvis.arrangements.web;

import org.jspecify.annotations.NullMarked;
