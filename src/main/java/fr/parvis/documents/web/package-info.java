/** Pages of documents, and the ways in: camera, drop, choice. */
@NullMarked
package fr.parvis.documents.web;

import org.jspecify.annotations.NullMarked;
