// SPDX-License-Identifier: EUPL-1.2
/** Pages of documents, and the ways in: camera, drop, choice. */
@NullMarked
package fr.parvis.documents.web;

import org.jspecify.annotations.NullMarked;
