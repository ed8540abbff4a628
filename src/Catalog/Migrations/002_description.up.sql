-- What a place says of itself, in the provider's own words.
alter table catalog.resources add column description text not null default '';
