DROP TABLE tally_refusal;

DROP TABLE tally;

DROP TABLE stock_move;

DROP TABLE placement;

DROP TABLE event_partner;

DROP TABLE event_officer;

DROP TABLE event_material;

DROP TABLE event_kind;

DROP TABLE event_fraud_type;

DROP TABLE channel_log_fraud_type;

DROP TABLE fraud_case_state;

DROP TABLE event;

DROP TABLE code;

DROP TABLE claim;

DROP TABLE channel_log;

DROP TABLE alert_step;

DROP TABLE venue;

DROP TABLE goal;

DROP TABLE fraud_case;

DROP TABLE board_sheet;

DROP TABLE board_row;

DROP TABLE assignment;

DROP TABLE alert;

DROP TABLE officer_day;

DROP TABLE material_tag;

DROP TABLE interview;

DROP TABLE indicator;

DROP TABLE grid;

DROP TABLE excuse;

DROP TABLE board;

DROP TABLE batch_change;

DROP TABLE remembered_mapping;

DROP TABLE ranked_group;

DROP TABLE profile;

DROP TABLE officer;

DROP TABLE material;

DROP TABLE import_batch;

DROP TABLE community;

DROP TABLE campaign;

DROP TABLE calendar_day;

DROP TABLE action_record;

DROP TABLE station;
