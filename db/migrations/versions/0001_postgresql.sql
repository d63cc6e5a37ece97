CREATE TABLE station (
	id UUID NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	grid_label TEXT NOT NULL,
	cut_off TIME WITHOUT TIME ZONE NOT NULL,
	code_hosts JSONB NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	CONSTRAINT pk_station PRIMARY KEY (id),
	CONSTRAINT uq_station_code UNIQUE (code)
);

CREATE TABLE action_record (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	person TEXT NOT NULL,
	action TEXT NOT NULL,
	subject JSONB NOT NULL,
	CONSTRAINT pk_action_record PRIMARY KEY (station_id, id),
	CONSTRAINT fk_action_record_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE INDEX ix_action_record_made ON action_record (station_id, made);

CREATE TABLE calendar_day (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	working BOOLEAN NOT NULL,
	note TEXT NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (station_id, id),
	CONSTRAINT fk_calendar_day_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE UNIQUE INDEX ux_calendar_day ON calendar_day (station_id, day) WHERE removed IS NULL;

CREATE TABLE campaign (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	name TEXT NOT NULL,
	app TEXT NOT NULL,
	address TEXT NOT NULL,
	from_day DATE NOT NULL,
	until_day DATE,
	goal BIGINT NOT NULL,
	CONSTRAINT pk_campaign PRIMARY KEY (station_id, id),
	CONSTRAINT fk_campaign_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT ck_campaign_days_in_order CHECK (until_day >= from_day),
	CONSTRAINT ck_campaign_goal_not_negative CHECK (goal >= 0)
);

CREATE UNIQUE INDEX ux_campaign_name ON campaign (station_id, name) WHERE removed IS NULL;

CREATE TABLE community (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	street TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	CONSTRAINT pk_community PRIMARY KEY (station_id, id),
	CONSTRAINT fk_community_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT ck_community_code_long CHECK (length(code) = 12)
);

CREATE UNIQUE INDEX ux_community_code ON community (station_id, code) WHERE removed IS NULL;

CREATE TABLE import_batch (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	file_name TEXT NOT NULL,
	digest TEXT NOT NULL,
	report JSONB NOT NULL,
	undone TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_import_batch PRIMARY KEY (station_id, id),
	CONSTRAINT fk_import_batch_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE TABLE material (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	edition TEXT NOT NULL,
	language TEXT NOT NULL,
	valid_until DATE,
	sort_key TEXT NOT NULL,
	CONSTRAINT pk_material PRIMARY KEY (station_id, id),
	CONSTRAINT fk_material_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE UNIQUE INDEX ux_material_name ON material (station_id, name, edition) WHERE removed IS NULL;

CREATE TABLE officer (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	badge TEXT NOT NULL,
	name TEXT NOT NULL,
	post TEXT NOT NULL,
	from_day DATE,
	until_day DATE,
	sort_key TEXT NOT NULL,
	remark TEXT NOT NULL,
	CONSTRAINT pk_officer PRIMARY KEY (station_id, id),
	CONSTRAINT fk_officer_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT ck_officer_badge_given CHECK (badge <> ''),
	CONSTRAINT ck_officer_days_in_order CHECK (until_day >= from_day)
);

CREATE UNIQUE INDEX ux_officer_badge ON officer (station_id, badge) WHERE removed IS NULL;

CREATE TABLE profile (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	name TEXT NOT NULL,
	from_day DATE NOT NULL,
	chosen_by TEXT NOT NULL,
	CONSTRAINT pk_profile PRIMARY KEY (station_id, id),
	CONSTRAINT fk_profile_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE UNIQUE INDEX ux_profile_from_day ON profile (station_id, from_day) WHERE removed IS NULL;

CREATE TABLE ranked_group (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	name TEXT NOT NULL,
	posts JSONB NOT NULL,
	CONSTRAINT pk_ranked_group PRIMARY KEY (station_id, id),
	CONSTRAINT fk_ranked_group_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE UNIQUE INDEX ux_ranked_group_name ON ranked_group (station_id, name) WHERE removed IS NULL;

CREATE TABLE remembered_mapping (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	fingerprint TEXT NOT NULL,
	mapping JSONB NOT NULL,
	CONSTRAINT pk_remembered_mapping PRIMARY KEY (station_id, id),
	CONSTRAINT fk_remembered_mapping_station_id FOREIGN KEY(station_id) REFERENCES station (id)
);

CREATE UNIQUE INDEX ux_remembered_mapping ON remembered_mapping (station_id, fingerprint) WHERE removed IS NULL;

CREATE TABLE batch_change (
	station_id UUID NOT NULL,
	batch_id UUID NOT NULL,
	table_name TEXT NOT NULL,
	row_id UUID NOT NULL,
	version_after BIGINT NOT NULL,
	before JSONB NOT NULL,
	CONSTRAINT pk_batch_change PRIMARY KEY (station_id, batch_id, table_name, row_id),
	CONSTRAINT fk_batch_change_station_id_batch_id FOREIGN KEY(station_id, batch_id) REFERENCES import_batch (station_id, id)
);

CREATE TABLE board (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	group_name TEXT NOT NULL,
	profile_id UUID NOT NULL,
	sealed TIMESTAMP WITH TIME ZONE NOT NULL,
	sealed_by TEXT NOT NULL,
	digest TEXT NOT NULL,
	content JSONB NOT NULL,
	CONSTRAINT pk_board PRIMARY KEY (station_id, id),
	CONSTRAINT fk_board_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_board_station_id_profile_id FOREIGN KEY(station_id, profile_id) REFERENCES profile (station_id, id)
);

CREATE UNIQUE INDEX ux_board_day ON board (station_id, day, group_name);

CREATE TABLE excuse (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	officer_id UUID NOT NULL,
	from_day DATE NOT NULL,
	until_day DATE NOT NULL,
	reason TEXT NOT NULL,
	CONSTRAINT pk_excuse PRIMARY KEY (station_id, id),
	CONSTRAINT fk_excuse_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_excuse_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_excuse_reason_known CHECK (reason IN ('leave', 'rest', 'duty', 'detail', 'training', 'travel')),
	CONSTRAINT ck_excuse_days_in_order CHECK (until_day >= from_day)
);

CREATE INDEX ix_excuse_days ON excuse (station_id, officer_id, from_day, until_day);

CREATE TABLE grid (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	number TEXT NOT NULL,
	community_id UUID,
	households BIGINT NOT NULL,
	residents BIGINT NOT NULL,
	area_type TEXT NOT NULL,
	CONSTRAINT pk_grid PRIMARY KEY (station_id, id),
	CONSTRAINT fk_grid_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_grid_station_id_community_id FOREIGN KEY(station_id, community_id) REFERENCES community (station_id, id),
	CONSTRAINT ck_grid_area_type_known CHECK (area_type IN ('', 'urban', 'fringe', 'rural')),
	CONSTRAINT ck_grid_households_not_negative CHECK (households >= 0),
	CONSTRAINT ck_grid_residents_not_negative CHECK (residents >= 0)
);

CREATE UNIQUE INDEX ux_grid_number ON grid (station_id, number) WHERE removed IS NULL;

CREATE TABLE indicator (
	station_id UUID NOT NULL,
	profile_id UUID NOT NULL,
	name TEXT NOT NULL,
	position BIGINT NOT NULL,
	weight BIGINT NOT NULL,
	most BIGINT,
	CONSTRAINT pk_indicator PRIMARY KEY (station_id, profile_id, name),
	CONSTRAINT fk_indicator_station_id_profile_id FOREIGN KEY(station_id, profile_id) REFERENCES profile (station_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_indicator_name_known CHECK (name IN ('led', 'helped', 'people', 'households', 'leaflets', 'phone', 'in_person', 'registered')),
	CONSTRAINT ck_indicator_weight_not_negative CHECK (weight >= 0),
	CONSTRAINT ck_indicator_most_not_negative CHECK (most >= 0)
);

CREATE TABLE interview (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	officer_id UUID NOT NULL,
	day DATE NOT NULL,
	state TEXT NOT NULL,
	reason TEXT NOT NULL,
	record TEXT NOT NULL,
	promise TEXT NOT NULL,
	review_day DATE,
	outcome TEXT NOT NULL,
	CONSTRAINT pk_interview PRIMARY KEY (station_id, id),
	CONSTRAINT fk_interview_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_interview_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_interview_state_known CHECK (state IN ('proposed', 'held', 'reviewed', 'dropped')),
	CONSTRAINT ck_interview_review_after CHECK (review_day >= day)
);

CREATE UNIQUE INDEX ux_interview_day ON interview (station_id, officer_id, day) WHERE removed IS NULL;

CREATE TABLE material_tag (
	station_id UUID NOT NULL,
	material_id UUID NOT NULL,
	about TEXT NOT NULL,
	tag TEXT NOT NULL,
	CONSTRAINT pk_material_tag PRIMARY KEY (station_id, material_id, about, tag),
	CONSTRAINT fk_material_tag_station_id_material_id FOREIGN KEY(station_id, material_id) REFERENCES material (station_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_material_tag_about_known CHECK (about IN ('fraud_type', 'focus_group', 'channel'))
);

CREATE TABLE officer_day (
	station_id UUID NOT NULL,
	day DATE NOT NULL,
	officer_id UUID NOT NULL,
	ym BIGINT NOT NULL,
	led BIGINT NOT NULL,
	helped BIGINT NOT NULL,
	people BIGINT NOT NULL,
	households BIGINT NOT NULL,
	leaflets BIGINT NOT NULL,
	phone BIGINT NOT NULL,
	in_person BIGINT NOT NULL,
	met BIGINT NOT NULL,
	already BIGINT NOT NULL,
	scanned BIGINT NOT NULL,
	installed BIGINT NOT NULL,
	registered BIGINT NOT NULL,
	refused BIGINT NOT NULL,
	CONSTRAINT pk_officer_day PRIMARY KEY (station_id, day, officer_id),
	CONSTRAINT fk_officer_day_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_officer_day_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_officer_day_led_not_negative CHECK (led >= 0),
	CONSTRAINT ck_officer_day_helped_not_negative CHECK (helped >= 0),
	CONSTRAINT ck_officer_day_people_not_negative CHECK (people >= 0),
	CONSTRAINT ck_officer_day_households_not_negative CHECK (households >= 0),
	CONSTRAINT ck_officer_day_leaflets_not_negative CHECK (leaflets >= 0),
	CONSTRAINT ck_officer_day_phone_not_negative CHECK (phone >= 0),
	CONSTRAINT ck_officer_day_in_person_not_negative CHECK (in_person >= 0),
	CONSTRAINT ck_officer_day_registered_not_negative CHECK (registered >= 0),
	CONSTRAINT ck_officer_day_met_not_negative CHECK (met >= 0),
	CONSTRAINT ck_officer_day_already_not_negative CHECK (already >= 0),
	CONSTRAINT ck_officer_day_scanned_not_negative CHECK (scanned >= 0),
	CONSTRAINT ck_officer_day_installed_not_negative CHECK (installed >= 0),
	CONSTRAINT ck_officer_day_refused_not_negative CHECK (refused >= 0)
);

CREATE INDEX ix_officer_day_officer ON officer_day (station_id, officer_id, day);

CREATE TABLE alert (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	number TEXT NOT NULL,
	source TEXT NOT NULL,
	level TEXT NOT NULL,
	kind TEXT NOT NULL,
	fraud_type TEXT NOT NULL,
	received TIMESTAMP WITHOUT TIME ZONE NOT NULL,
	counts_on DATE NOT NULL,
	ym BIGINT NOT NULL,
	due TIMESTAMP WITHOUT TIME ZONE,
	grid_id UUID NOT NULL,
	officer_id UUID NOT NULL,
	result TEXT NOT NULL,
	money BIGINT NOT NULL,
	remark TEXT NOT NULL,
	CONSTRAINT pk_alert PRIMARY KEY (station_id, id),
	CONSTRAINT fk_alert_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_alert_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_alert_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_alert_level_known CHECK (level IN ('', 'highest', 'high', 'middle', 'low')),
	CONSTRAINT ck_alert_result_known CHECK (result IN ('', 'dissuaded', 'unheeded', 'deceived', 'unreachable', 'void_number', 'false_alarm', 'handed_over')),
	CONSTRAINT ck_alert_money_not_negative CHECK (money >= 0)
);

CREATE INDEX ix_alert_day ON alert (station_id, counts_on);

CREATE INDEX ix_alert_same ON alert (station_id, received, source);

CREATE TABLE assignment (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	grid_id UUID NOT NULL,
	officer_id UUID NOT NULL,
	role TEXT NOT NULL,
	from_day DATE NOT NULL,
	until_day DATE,
	CONSTRAINT pk_assignment PRIMARY KEY (station_id, id),
	CONSTRAINT fk_assignment_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_assignment_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_assignment_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_assignment_role_known CHECK (role IN ('lead', 'helper')),
	CONSTRAINT ck_assignment_days_in_order CHECK (until_day >= from_day)
);

CREATE INDEX ix_assignment_grid ON assignment (station_id, grid_id, from_day);

CREATE INDEX ix_assignment_officer ON assignment (station_id, officer_id, from_day);

CREATE TABLE board_row (
	station_id UUID NOT NULL,
	board_id UUID NOT NULL,
	position BIGINT NOT NULL,
	officer_id UUID NOT NULL,
	badge TEXT NOT NULL,
	name TEXT NOT NULL,
	rank BIGINT NOT NULL,
	points BIGINT NOT NULL,
	moved BIGINT,
	month_points BIGINT NOT NULL,
	goal BIGINT,
	counts JSONB NOT NULL,
	CONSTRAINT pk_board_row PRIMARY KEY (station_id, board_id, position),
	CONSTRAINT fk_board_row_station_id_board_id FOREIGN KEY(station_id, board_id) REFERENCES board (station_id, id),
	CONSTRAINT fk_board_row_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id)
);

CREATE INDEX ix_board_row_officer ON board_row (station_id, officer_id);

CREATE TABLE board_sheet (
	station_id UUID NOT NULL,
	board_id UUID NOT NULL,
	language TEXT NOT NULL,
	digest TEXT NOT NULL,
	pdf BYTEA NOT NULL,
	CONSTRAINT pk_board_sheet PRIMARY KEY (station_id, board_id, language),
	CONSTRAINT fk_board_sheet_station_id_board_id FOREIGN KEY(station_id, board_id) REFERENCES board (station_id, id)
);

CREATE TABLE fraud_case (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	ym BIGINT NOT NULL,
	state TEXT NOT NULL,
	filed_day DATE,
	fraud_type TEXT NOT NULL,
	loss BIGINT NOT NULL,
	stopped BIGINT NOT NULL,
	recovered BIGINT NOT NULL,
	focus_group TEXT NOT NULL,
	age_band TEXT NOT NULL,
	occupation TEXT NOT NULL,
	residence TEXT NOT NULL,
	grid_id UUID NOT NULL,
	lure_channel TEXT NOT NULL,
	fake_app TEXT NOT NULL,
	app_name TEXT NOT NULL,
	alerted_before TEXT NOT NULL,
	reached_before TEXT NOT NULL,
	follow_up TEXT NOT NULL,
	CONSTRAINT pk_fraud_case PRIMARY KEY (station_id, id),
	CONSTRAINT fk_fraud_case_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_fraud_case_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT ck_fraud_case_state_known CHECK (state IN ('completed', 'attempted', 'consultation')),
	CONSTRAINT ck_fraud_case_fake_app_known CHECK (fake_app IN ('', 'yes', 'no')),
	CONSTRAINT ck_fraud_case_alerted_before_known CHECK (alerted_before IN ('', 'yes', 'no')),
	CONSTRAINT ck_fraud_case_reached_before_known CHECK (reached_before IN ('', 'yes', 'no')),
	CONSTRAINT ck_fraud_case_residence_known CHECK (residence IN ('', 'resident', 'floating')),
	CONSTRAINT ck_fraud_case_loss_not_negative CHECK (loss >= 0),
	CONSTRAINT ck_fraud_case_stopped_not_negative CHECK (stopped >= 0),
	CONSTRAINT ck_fraud_case_recovered_not_negative CHECK (recovered >= 0),
	CONSTRAINT ck_fraud_case_filed_after_report CHECK (filed_day >= day)
);

CREATE INDEX ix_fraud_case_day ON fraud_case (station_id, day);

CREATE INDEX ix_fraud_case_grid ON fraud_case (station_id, grid_id, day);

CREATE TABLE goal (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	grid_id UUID NOT NULL,
	points BIGINT NOT NULL,
	from_day DATE NOT NULL,
	until_day DATE,
	CONSTRAINT pk_goal PRIMARY KEY (station_id, id),
	CONSTRAINT fk_goal_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_goal_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT ck_goal_points_positive CHECK (points > 0),
	CONSTRAINT ck_goal_days_in_order CHECK (until_day >= from_day)
);

CREATE UNIQUE INDEX ux_goal_from_day ON goal (station_id, grid_id, from_day) WHERE removed IS NULL;

CREATE TABLE venue (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	grid_id UUID,
	people BIGINT NOT NULL,
	sort_key TEXT NOT NULL,
	CONSTRAINT pk_venue PRIMARY KEY (station_id, id),
	CONSTRAINT fk_venue_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_venue_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT ck_venue_people_not_negative CHECK (people >= 0)
);

CREATE UNIQUE INDEX ux_venue_name ON venue (station_id, grid_id, name) WHERE removed IS NULL;

CREATE UNIQUE INDEX ux_venue_nowhere ON venue (station_id, name) WHERE removed IS NULL AND grid_id IS NULL;

CREATE TABLE alert_step (
	station_id UUID NOT NULL,
	alert_id UUID NOT NULL,
	step TEXT NOT NULL,
	taken TIMESTAMP WITHOUT TIME ZONE NOT NULL,
	counts_on DATE NOT NULL,
	officer_id UUID NOT NULL,
	place TEXT NOT NULL,
	remark TEXT NOT NULL,
	CONSTRAINT pk_alert_step PRIMARY KEY (station_id, alert_id, step, taken),
	CONSTRAINT fk_alert_step_station_id_alert_id FOREIGN KEY(station_id, alert_id) REFERENCES alert (station_id, id) ON DELETE CASCADE,
	CONSTRAINT fk_alert_step_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_alert_step_step_known CHECK (step IN ('signed', 'sms', 'phone', 'in_person', 'fed_back', 'followed_up'))
);

CREATE INDEX ix_alert_step_day ON alert_step (station_id, counts_on);

CREATE INDEX ix_alert_step_officer ON alert_step (station_id, officer_id, counts_on);

CREATE TABLE channel_log (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	start_time TIME WITHOUT TIME ZONE,
	end_time TIME WITHOUT TIME ZONE,
	counts_on DATE NOT NULL,
	ym BIGINT NOT NULL,
	channel TEXT NOT NULL,
	place TEXT NOT NULL,
	venue_id UUID,
	grid_id UUID,
	officer_id UUID,
	focus_group TEXT NOT NULL,
	reach BIGINT NOT NULL,
	remark TEXT NOT NULL,
	CONSTRAINT pk_channel_log PRIMARY KEY (station_id, id),
	CONSTRAINT fk_channel_log_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_channel_log_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_channel_log_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT fk_channel_log_station_id_venue_id FOREIGN KEY(station_id, venue_id) REFERENCES venue (station_id, id),
	CONSTRAINT ck_channel_log_times_in_order CHECK (end_time >= start_time),
	CONSTRAINT ck_channel_log_reach_not_negative CHECK (reach >= 0)
);

CREATE INDEX ix_channel_log_day ON channel_log (station_id, counts_on);

CREATE INDEX ix_channel_log_officer ON channel_log (station_id, officer_id, counts_on);

CREATE TABLE claim (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	venue_id UUID NOT NULL,
	officer_id UUID NOT NULL,
	from_day DATE NOT NULL,
	until_day DATE,
	CONSTRAINT pk_claim PRIMARY KEY (station_id, id),
	CONSTRAINT fk_claim_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_claim_station_id_venue_id FOREIGN KEY(station_id, venue_id) REFERENCES venue (station_id, id),
	CONSTRAINT fk_claim_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_claim_days_in_order CHECK (until_day >= from_day)
);

CREATE INDEX ix_claim_venue ON claim (station_id, venue_id, from_day);

CREATE TABLE code (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	campaign_id UUID NOT NULL,
	letters TEXT NOT NULL,
	officer_id UUID,
	grid_id UUID,
	venue_id UUID,
	CONSTRAINT pk_code PRIMARY KEY (station_id, id),
	CONSTRAINT fk_code_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_code_station_id_campaign_id FOREIGN KEY(station_id, campaign_id) REFERENCES campaign (station_id, id),
	CONSTRAINT fk_code_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT fk_code_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_code_station_id_venue_id FOREIGN KEY(station_id, venue_id) REFERENCES venue (station_id, id),
	CONSTRAINT ck_code_for_somebody CHECK (officer_id IS NOT NULL OR grid_id IS NOT NULL OR venue_id IS NOT NULL)
);

CREATE INDEX ix_code_campaign ON code (station_id, campaign_id);

CREATE UNIQUE INDEX ux_code_letters ON code (station_id, letters) WHERE removed IS NULL;

CREATE TABLE event (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	start_time TIME WITHOUT TIME ZONE,
	end_time TIME WITHOUT TIME ZONE,
	counts_on DATE NOT NULL,
	ym BIGINT NOT NULL,
	place TEXT NOT NULL,
	venue_id UUID,
	grid_id UUID NOT NULL,
	lead_id UUID NOT NULL,
	form TEXT NOT NULL,
	focus_group TEXT NOT NULL,
	purpose TEXT NOT NULL,
	ridden_along TEXT NOT NULL,
	people BIGINT NOT NULL,
	households BIGINT NOT NULL,
	leaflets BIGINT NOT NULL,
	remark TEXT NOT NULL,
	CONSTRAINT pk_event PRIMARY KEY (station_id, id),
	CONSTRAINT fk_event_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_event_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_event_station_id_lead_id FOREIGN KEY(station_id, lead_id) REFERENCES officer (station_id, id),
	CONSTRAINT fk_event_station_id_venue_id FOREIGN KEY(station_id, venue_id) REFERENCES venue (station_id, id),
	CONSTRAINT ck_event_purpose_known CHECK (purpose IN ('outreach', 'training')),
	CONSTRAINT ck_event_times_in_order CHECK (end_time >= start_time),
	CONSTRAINT ck_event_month_of_day CHECK (ym BETWEEN 190001 AND 999912),
	CONSTRAINT ck_event_people_not_negative CHECK (people >= 0),
	CONSTRAINT ck_event_households_not_negative CHECK (households >= 0),
	CONSTRAINT ck_event_leaflets_not_negative CHECK (leaflets >= 0)
);

CREATE INDEX ix_event_day ON event (station_id, counts_on);

CREATE INDEX ix_event_lead ON event (station_id, lead_id, counts_on);

CREATE TABLE fraud_case_state (
	station_id UUID NOT NULL,
	case_id UUID NOT NULL,
	from_day DATE NOT NULL,
	state TEXT NOT NULL,
	CONSTRAINT pk_fraud_case_state PRIMARY KEY (station_id, case_id, from_day),
	CONSTRAINT fk_fraud_case_state_station_id_case_id FOREIGN KEY(station_id, case_id) REFERENCES fraud_case (station_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_fraud_case_state_state_known CHECK (state IN ('completed', 'attempted', 'consultation'))
);

CREATE TABLE channel_log_fraud_type (
	station_id UUID NOT NULL,
	channel_log_id UUID NOT NULL,
	fraud_type TEXT NOT NULL,
	CONSTRAINT pk_channel_log_fraud_type PRIMARY KEY (station_id, channel_log_id, fraud_type),
	CONSTRAINT fk_channel_log_fraud_type_station_id_channel_log_id FOREIGN KEY(station_id, channel_log_id) REFERENCES channel_log (station_id, id) ON DELETE CASCADE
);

CREATE TABLE event_fraud_type (
	station_id UUID NOT NULL,
	event_id UUID NOT NULL,
	fraud_type TEXT NOT NULL,
	CONSTRAINT pk_event_fraud_type PRIMARY KEY (station_id, event_id, fraud_type),
	CONSTRAINT fk_event_fraud_type_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id) ON DELETE CASCADE
);

CREATE TABLE event_kind (
	station_id UUID NOT NULL,
	event_id UUID NOT NULL,
	kind TEXT NOT NULL,
	CONSTRAINT pk_event_kind PRIMARY KEY (station_id, event_id, kind),
	CONSTRAINT fk_event_kind_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id) ON DELETE CASCADE
);

CREATE TABLE event_material (
	station_id UUID NOT NULL,
	event_id UUID NOT NULL,
	material_id UUID NOT NULL,
	pieces BIGINT NOT NULL,
	CONSTRAINT pk_event_material PRIMARY KEY (station_id, event_id, material_id),
	CONSTRAINT fk_event_material_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id) ON DELETE CASCADE,
	CONSTRAINT fk_event_material_station_id_material_id FOREIGN KEY(station_id, material_id) REFERENCES material (station_id, id),
	CONSTRAINT ck_event_material_pieces_not_negative CHECK (pieces >= 0)
);

CREATE TABLE event_officer (
	station_id UUID NOT NULL,
	event_id UUID NOT NULL,
	officer_id UUID NOT NULL,
	CONSTRAINT pk_event_officer PRIMARY KEY (station_id, event_id, officer_id),
	CONSTRAINT fk_event_officer_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id) ON DELETE CASCADE,
	CONSTRAINT fk_event_officer_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id)
);

CREATE INDEX ix_event_officer_officer ON event_officer (station_id, officer_id);

CREATE TABLE event_partner (
	station_id UUID NOT NULL,
	event_id UUID NOT NULL,
	partner TEXT NOT NULL,
	CONSTRAINT pk_event_partner PRIMARY KEY (station_id, event_id, partner),
	CONSTRAINT fk_event_partner_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id) ON DELETE CASCADE
);

CREATE TABLE placement (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	code_id UUID,
	material_id UUID,
	venue_id UUID,
	grid_id UUID,
	officer_id UUID,
	place TEXT NOT NULL,
	text_on_now TEXT NOT NULL,
	from_day DATE NOT NULL,
	checked_on DATE,
	until_day DATE,
	CONSTRAINT pk_placement PRIMARY KEY (station_id, id),
	CONSTRAINT fk_placement_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_placement_station_id_code_id FOREIGN KEY(station_id, code_id) REFERENCES code (station_id, id),
	CONSTRAINT fk_placement_station_id_material_id FOREIGN KEY(station_id, material_id) REFERENCES material (station_id, id),
	CONSTRAINT fk_placement_station_id_venue_id FOREIGN KEY(station_id, venue_id) REFERENCES venue (station_id, id),
	CONSTRAINT fk_placement_station_id_grid_id FOREIGN KEY(station_id, grid_id) REFERENCES grid (station_id, id),
	CONSTRAINT fk_placement_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT ck_placement_days_in_order CHECK (until_day >= from_day),
	CONSTRAINT ck_placement_checked_in_order CHECK (checked_on >= from_day)
);

CREATE TABLE stock_move (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	material_id UUID NOT NULL,
	event_id UUID,
	day DATE NOT NULL,
	pieces BIGINT NOT NULL,
	reason TEXT NOT NULL,
	CONSTRAINT pk_stock_move PRIMARY KEY (station_id, id),
	CONSTRAINT fk_stock_move_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_stock_move_station_id_material_id FOREIGN KEY(station_id, material_id) REFERENCES material (station_id, id),
	CONSTRAINT fk_stock_move_station_id_event_id FOREIGN KEY(station_id, event_id) REFERENCES event (station_id, id)
);

CREATE INDEX ix_stock_move_material ON stock_move (station_id, material_id, day);

CREATE TABLE tally (
	station_id UUID NOT NULL,
	id UUID NOT NULL,
	version BIGINT NOT NULL,
	made TIMESTAMP WITH TIME ZONE NOT NULL,
	made_by TEXT NOT NULL,
	changed TIMESTAMP WITH TIME ZONE NOT NULL,
	changed_by TEXT NOT NULL,
	removed TIMESTAMP WITH TIME ZONE,
	batch_id UUID,
	day DATE NOT NULL,
	ym BIGINT NOT NULL,
	officer_id UUID NOT NULL,
	code_id UUID,
	met BIGINT NOT NULL,
	already BIGINT NOT NULL,
	scanned BIGINT NOT NULL,
	installed BIGINT NOT NULL,
	registered BIGINT NOT NULL,
	refused BIGINT NOT NULL,
	CONSTRAINT pk_tally PRIMARY KEY (station_id, id),
	CONSTRAINT fk_tally_station_id FOREIGN KEY(station_id) REFERENCES station (id),
	CONSTRAINT fk_tally_station_id_officer_id FOREIGN KEY(station_id, officer_id) REFERENCES officer (station_id, id),
	CONSTRAINT fk_tally_station_id_code_id FOREIGN KEY(station_id, code_id) REFERENCES code (station_id, id),
	CONSTRAINT ck_tally_met_not_negative CHECK (met >= 0),
	CONSTRAINT ck_tally_already_not_negative CHECK (already >= 0),
	CONSTRAINT ck_tally_scanned_not_negative CHECK (scanned >= 0),
	CONSTRAINT ck_tally_installed_not_negative CHECK (installed >= 0),
	CONSTRAINT ck_tally_registered_not_negative CHECK (registered >= 0),
	CONSTRAINT ck_tally_refused_not_negative CHECK (refused >= 0),
	CONSTRAINT ck_tally_funnel_scanned CHECK (scanned <= met),
	CONSTRAINT ck_tally_funnel_installed CHECK (installed <= scanned),
	CONSTRAINT ck_tally_funnel_registered CHECK (registered <= installed),
	CONSTRAINT ck_tally_funnel_refused CHECK (scanned + refused <= met)
);

CREATE INDEX ix_tally_day ON tally (station_id, day, officer_id);

CREATE UNIQUE INDEX ux_tally_code ON tally (station_id, day, officer_id, code_id) WHERE removed IS NULL AND code_id IS NOT NULL;

CREATE UNIQUE INDEX ux_tally_officer ON tally (station_id, day, officer_id) WHERE removed IS NULL AND code_id IS NULL;

CREATE TABLE tally_refusal (
	station_id UUID NOT NULL,
	tally_id UUID NOT NULL,
	reason TEXT NOT NULL,
	written TEXT NOT NULL,
	people BIGINT NOT NULL,
	CONSTRAINT pk_tally_refusal PRIMARY KEY (station_id, tally_id, reason),
	CONSTRAINT fk_tally_refusal_station_id_tally_id FOREIGN KEY(station_id, tally_id) REFERENCES tally (station_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_tally_refusal_people_not_negative CHECK (people >= 0)
);

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE assignment ADD CONSTRAINT one_lead_at_a_time EXCLUDE USING gist (station_id WITH =, grid_id WITH =, daterange(from_day, until_day, '[]') WITH &&) WHERE (role = 'lead' AND removed IS NULL);

CREATE OR REPLACE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'sealed' USING ERRCODE = 'restrict_violation'; END $$;

CREATE TRIGGER board_never_changed BEFORE UPDATE OR DELETE ON board FOR EACH ROW EXECUTE FUNCTION refuse_sealed();

CREATE TRIGGER board_never_emptied BEFORE TRUNCATE ON board FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed();

CREATE TRIGGER board_row_never_changed BEFORE UPDATE OR DELETE ON board_row FOR EACH ROW EXECUTE FUNCTION refuse_sealed();

CREATE TRIGGER board_row_never_emptied BEFORE TRUNCATE ON board_row FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed();

CREATE TRIGGER board_sheet_never_changed BEFORE UPDATE OR DELETE ON board_sheet FOR EACH ROW EXECUTE FUNCTION refuse_sealed();

CREATE TRIGGER board_sheet_never_emptied BEFORE TRUNCATE ON board_sheet FOR EACH STATEMENT EXECUTE FUNCTION refuse_sealed();
