/** The search, the file of a person, its forms, duplicates and merges. */
@NullMarked
package fr.parvis.people.web;

import org.jspecify.annotations.NullMarked;
